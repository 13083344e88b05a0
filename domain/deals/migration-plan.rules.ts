import type { CaseView } from '../cases/case.schema.ts';
import type { MigrationPlan } from '../processes/migration-plan.rules.ts';
import type { DealProgram } from '../programs/deal-registration.schema.ts';
import { refuseDealMigration } from './acts.rules.ts';
import type { DealFacts } from './deal.schema.ts';
import { nextProtectionMoment, passReminders } from './protection.rules.ts';

/**
 * What moving a deal would do. The end of its protection and the times of an open task were promised and stay; what
 * the clock of protection does next follows the new rules.
 */
export function planDealMigration(
  view: CaseView<DealFacts>,
  from: DealProgram,
  to: DealProgram,
  now: string,
): MigrationPlan {
  const { stage, status } = view;
  const refusal = refuseDealMigration({ stage, closing: status === 'closed', from, to });
  const stands = { to: { stage }, newSteps: [] };
  if (refusal) return { ...stands, deadlines: [], problem: refusal.message };
  const { protection } = view.facts;
  if (!protection) return { ...stands, deadlines: [] };
  const isOpen = (step: string) => view.tasks.some((task) => task.step === step && task.status === 'open');
  const open = { extension: isOpen('extension'), progress: isOpen('progress') };
  const before = nextProtectionMoment(from, protection, open);
  const after = nextProtectionMoment(to, passReminders(to, protection, now), open);
  return { ...stands, deadlines: changes(before, after) };
}

type Moment = ReturnType<typeof nextProtectionMoment>;

/** The next moment, where it is another: what would have come next, and what will. */
function changes(before: Moment, after: Moment): MigrationPlan['deadlines'] {
  if (before?.at === after?.at && before?.what === after?.what) return [];
  if (before && after && before.what === after.what)
    return [{ what: before.what, before: before.at, after: after.at }];
  return [
    ...(before ? [{ what: before.what, before: before.at }] : []),
    ...(after ? [{ what: after.what, after: after.at }] : []),
  ];
}
