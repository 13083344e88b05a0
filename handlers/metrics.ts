/** Metrics that processes of ours report, as CloudWatch and the alarms know them, in the namespace of the stage. The dimension is the task queue. */
export const metrics = {
  dimension: 'TaskQueue',
  /** Tasks that wait for a worker. */
  backlog: 'Backlog',
  /** For how many seconds the first of them has waited. */
  backlogAge: 'BacklogAge',
} as const;
