/** Metrics that processes of ours report, as CloudWatch and the alarms know them. The dimension is the task queue. */
export const metrics = {
  namespace: 'Throughline',
  dimension: 'TaskQueue',
  /** Tasks that wait for a worker. */
  backlog: 'Backlog',
  /** For how many seconds the first of them has waited. */
  backlogAge: 'BacklogAge',
  /** Chains of the audit that are broken. */
  auditBroken: 'AuditBroken',
} as const;
