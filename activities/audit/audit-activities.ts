/** What the workflow of the audit does. */
export interface AuditActivities {
  /** Signs the ends of all chains, if they are others than at the last anchor; answers the days that it closed. */
  anchorAudit(): Promise<{ closed: readonly string[] }>;
  /** Looks through the chains from a day on, and keeps what it came to for the console. */
  verifyAudit(input: { from: string }): Promise<{ broken: number }>;
}
