import {
  OpenTelemetryActivityInboundInterceptor,
  OpenTelemetryActivityOutboundInterceptor,
} from '@temporalio/interceptors-opentelemetry/lib/worker/index.js';

type Activity = ConstructorParameters<typeof OpenTelemetryActivityInboundInterceptor>[0];

/** Activities go on with the trace of what scheduled them. */
export const traceActivities = () => [
  (activity: Activity) => ({
    inbound: new OpenTelemetryActivityInboundInterceptor(activity),
    outbound: new OpenTelemetryActivityOutboundInterceptor(activity),
  }),
];
