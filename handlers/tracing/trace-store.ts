import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { SpanKind, SpanStatusCode, type Tracer } from '@opentelemetry/api';

/**
 * A span for each call of DynamoDB. A middleware of the SDK: the ready-made instrumentation changes modules as Node loads
 * them, and in a bundle none is loaded. Which items are read is not told: keys hold ids of partners and people.
 */
export function traceStore(tracer: Tracer): (client: DynamoDBDocumentClient) => void {
  return ({ middlewareStack }) =>
    middlewareStack.add(
      (next, { commandName = 'DynamoDB' }) =>
        (args) =>
          tracer.startActiveSpan(`DynamoDB ${commandName}`, { kind: SpanKind.CLIENT }, async (span) => {
            span.setAttributes({ 'db.system.name': 'aws.dynamodb', 'db.operation.name': commandName });
            try {
              return await next(args);
            } catch (failure) {
              const message = failure instanceof Error ? failure.name : typeof failure;
              span.setStatus({ code: SpanStatusCode.ERROR, message });
              throw failure;
            } finally {
              span.end();
            }
          }),
      { step: 'initialize', name: 'traceStore' },
    );
}
