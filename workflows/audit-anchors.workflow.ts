import { continueAsNew, proxyActivities, sleep, workflowInfo } from '@temporalio/workflow';
import type { AuditActivities } from '../activities/audit/audit-activities.ts';

const retry = { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '10m' } as const;
const { anchorAudit } = proxyActivities<AuditActivities>({
  summary: 'Sign the ends of the audit chains',
  startToCloseTimeout: '1m',
  retry,
});
const { verifyAudit } = proxyActivities<AuditActivities>({
  summary: 'Look through the day that was closed',
  startToCloseTimeout: '2h',
  heartbeatTimeout: '30m',
  retry,
});

/** Anchors the audit once an hour, and looks through each day when nothing is added to it any more. Never ends. */
export async function auditAnchors(): Promise<void> {
  while (!workflowInfo().continueAsNewSuggested) {
    const { closed } = await anchorAudit();
    const [from] = closed;
    if (from !== undefined) await verifyAudit({ from });
    await sleep('1h', { summary: 'The next anchor' });
  }
  await continueAsNew<typeof auditAnchors>();
}
