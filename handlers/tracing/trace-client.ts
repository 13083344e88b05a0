import { OpenTelemetryWorkflowClientInterceptor } from '@temporalio/interceptors-opentelemetry/lib/client/index.js';

/** What a client starts and sends goes on with the trace. */
export const traceClient = () => ({ workflow: [new OpenTelemetryWorkflowClientInterceptor()] });
