import { createAuditActivities } from '../../activities/audit/create-audit-activities.ts';
import type { Act } from '../../activities/store/audit/act.ts';
import { signer } from '../../activities/store/audit/signing.ts';
import { verifyAudit } from '../../activities/store/audit/verify.ts';
import { createAuditStore } from '../../activities/store/audit.dynamo.ts';
import type { Items } from '../../activities/store/items.ts';

export const auditKeys = [{ id: 'k1', secret: 'a-secret-of-tests-that-is-long-enough-to-sign-with' }];

export const actOf = (changes: Partial<Act> = {}): Act => ({
  ...{ who: 'P-0PS0000001', via: 'portal', from: 'POST /people/:id/away', verb: 'people/away', on: ['P-1'] },
  ...changes,
});

/** An audit over a table, with a clock that a test sets. */
export function auditWorld(items: Items, start = '2026-11-30T09:00:00.000Z') {
  const clock = { now: new Date(start) };
  const now = () => clock.now;
  const audit = createAuditStore(items, now);
  const activities = createAuditActivities({ stores: { audit }, linkKeys: auditKeys, now });
  const verify = (more: Partial<Parameters<typeof verifyAudit>[0]> = {}) =>
    verifyAudit({ audit, now, macsOf: signer(auditKeys).macsOf, ...more });
  const pass = (hours: number) => {
    clock.now = new Date(clock.now.getTime() + hours * 3_600_000);
  };
  return { audit, clock, pass, verify, anchor: activities.anchorAudit, items };
}
export type AuditWorld = ReturnType<typeof auditWorld>;
