/** Metrics that processes of ours report, as CloudWatch and the alarms know them. The dimension is the task queue, or the table. */
export const metrics = {
  namespace: 'Throughline',
  dimension: 'TaskQueue',
  /** Tasks that wait for a worker. */
  backlog: 'Backlog',
  /** For how many seconds the first of them has waited. */
  backlogAge: 'BacklogAge',
  table: 'TableName',
  /** Records of the table's stream that nothing could be made of. */
  setAside: 'RecordsSetAside',
} as const;
