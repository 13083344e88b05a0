import { type Measured, metrics } from './metrics.ts';

/** How many chains of the audit are broken: somebody is called. */
export const measuredBreaks = (taskQueue: string, chains: number): Measured => ({
  of: { TaskQueue: taskQueue },
  values: [{ name: metrics.auditBroken, unit: 'Count', value: chains }],
});
