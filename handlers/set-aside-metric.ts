import { metrics } from './metrics.ts';

/** A line of log that CloudWatch counts: a record of the stream was set aside. Its embedded metric format. */
export function setAsideLine(tableName: string, at: Date): string {
  const declared = {
    Namespace: metrics.namespace,
    Dimensions: [[metrics.table]],
    Metrics: [{ Name: metrics.setAside, Unit: 'Count' }],
  };
  return JSON.stringify({
    _aws: { Timestamp: at.getTime(), CloudWatchMetrics: [declared] },
    [metrics.table]: tableName,
    [metrics.setAside]: 1,
  });
}
