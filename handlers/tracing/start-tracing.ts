import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { Resource } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { withoutWords } from './failures-in-spans.ts';
import { signalUrl } from './signal-url.ts';
import { traceRequests } from './trace-requests.ts';
import { traceStore } from './trace-store.ts';

export interface TracingOptions {
  /** What the spans are said to be of. */
  readonly service: 'throughline-api' | 'throughline-worker';
  /** Where a collector takes OTLP over HTTP: `/v1/traces` is added. */
  readonly url: string;
}

/** What the parts of a process are given, so that one trace leads from a request through Temporal to the store. */
export type Tracing = ReturnType<typeof startTracing>;

/**
 * Begins to send the spans of this process, in batches; whoever stops the process, or freezes it, flushes first. A
 * collector that is away costs spans and nothing else.
 */
export function startTracing({ service, url }: TracingOptions) {
  const exporter = new OTLPTraceExporter({ url: signalUrl(url, 'traces') });
  const provider = new NodeTracerProvider({
    resource: new Resource({ 'service.name': service }),
    spanProcessors: [withoutWords(new BatchSpanProcessor(exporter))],
  });
  // Trace ids travel as W3C's `traceparent`.
  provider.register();
  const tracer = provider.getTracer('throughline');
  return {
    /** For the app: one span for each request. */
    requests: traceRequests(tracer),
    /** For the client of DynamoDB: one span for each call. */
    store: traceStore(tracer),
    /** For clients of Temporal. It brings Temporal's code, which a cold start of the API does without. */
    client: async () => (await import('./trace-client.ts')).traceClient(),
    /** For workers: one span for each activity. */
    activity: async () => (await import('./trace-activities.ts')).traceActivities(),
    flush: () => provider.forceFlush().catch(spansLost),
    stop: () => provider.shutdown().catch(spansLost),
  };
}

/** No request and no worker fails because its spans could not be sent. */
const spansLost = () => undefined;
