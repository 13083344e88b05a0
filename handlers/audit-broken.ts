import { metrics } from './metrics.ts';

/** A line of log that CloudWatch makes a metric of (the embedded metric format): somebody is called. */
export function auditBrokenLine(taskQueue: string, chains: readonly string[], at: Date): string {
  const declared = {
    Namespace: metrics.namespace,
    Dimensions: [[metrics.dimension]],
    Metrics: [{ Name: metrics.auditBroken, Unit: 'Count' }],
  };
  return JSON.stringify({
    ...{ level: 'error', text: 'The audit is broken', chains },
    _aws: { Timestamp: at.getTime(), CloudWatchMetrics: [declared] },
    [metrics.dimension]: taskQueue,
    [metrics.auditBroken]: chains.length,
  });
}
