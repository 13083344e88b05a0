import type { ReadableSpan, SpanProcessor } from '@opentelemetry/sdk-trace-node';
import { withoutAddresses } from '../log.ts';

/** Spans tell which failure it was; its words are struck as they are in the log, and its trace stays there. */
export function withoutWords(processor: SpanProcessor): SpanProcessor {
  return {
    onStart: (span, context) => processor.onStart(span, context),
    onEnd: (span) => processor.onEnd(struck(span)),
    forceFlush: () => processor.forceFlush(),
    shutdown: () => processor.shutdown(),
  };
}

function struck(span: ReadableSpan): ReadableSpan {
  const { message, ...status } = span.status;
  return Object.create(span, {
    status: { value: message === undefined ? status : { ...status, message: withoutAddresses(message) } },
    events: {
      value: span.events.map(({ attributes: { 'exception.type': type } = {}, ...event }) => ({
        ...event,
        attributes: type === undefined ? {} : { 'exception.type': type },
      })),
    },
  }) as ReadableSpan;
}
