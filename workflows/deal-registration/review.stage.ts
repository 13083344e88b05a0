import type { Stretch } from '../../domain/calendar/business-time.rules.ts';
import type { Outcome, Vote } from '../../domain/cases/case.schema.ts';
import { type ApprovalFacts, approvalLevels, autoApprovalRule } from '../../domain/deals/approval.rules.ts';
import type { Registration } from '../../domain/deals/deal.schema.ts';
import { slotsOf } from '../../domain/deals/slots.rules.ts';
import type { Approval } from '../../domain/programs/deal-registration.schema.ts';
import { ranFrom } from '../blocks/ask.ts';
import { log, settle } from '../blocks/case.ts';
import { decision } from '../blocks/decision.ts';
import type { TaskResult } from '../blocks/human-task.ts';
import { notify } from '../blocks/notify.ts';
import { requestAnswer } from '../blocks/request-answer.ts';
import { giveUp } from './conflict.stage.ts';
import { askedIn, type Deal, decidedIn, end, setFacts, setStage, slots, submitter } from './deal.ts';

/** What a review comes to: go on, or settle the conflict again because the customer, product or place changed. */
export type ReviewResult = 'approved' | 'ending' | 'customer-changed';

const yes = (next: Approval | undefined): Outcome => ({
  id: 'approve',
  label: 'Approve',
  effect: next
    ? `It goes on to the next decision: ${next.name}.`
    : 'The registration is approved, and the deal is protected.',
  needs: 'nothing',
  tone: 'positive',
});
const no: Outcome = {
  id: 'reject',
  label: 'Reject',
  effect: 'The registration is closed as rejected; the partner reads your reason.',
  needs: 'comment',
  tone: 'negative',
};
const change: Outcome = {
  id: 'request-changes',
  label: 'Ask for changes',
  effect: 'The partner edits the fields you name; the clock of this decision stops meanwhile.',
  needs: 'fields',
  tone: 'neutral',
};

interface Review {
  /** How often changes were asked for. */
  rounds: number;
  /** When the clock of the present level ran before changes were asked for. */
  elapsed: Stretch[];
  /** Names of the levels that have approved. */
  readonly approved: Set<string>;
}

/** Approval by rule, or by every level that applies, in order. */
export async function reviewStage(deal: Deal): Promise<ReviewResult> {
  const rule = autoApprovalRule(deal.program, approvalFacts(deal));
  if (rule) {
    log(deal.c, 'approved', `Approved by rule: ${rule}.`);
    return 'approved';
  }
  notify(deal.c, {
    message: 'registration-received',
    step: 'registration-received',
    personIds: [submitter(deal)],
  });
  const review: Review = { rounds: 0, elapsed: [], approved: new Set() };
  for (;;) {
    const [level] = levelsAhead(deal, review);
    if (!level) return 'approved';
    const step = await decideLevel(deal, level, review);
    if (step !== 'go-on') return step;
  }
}

/** The levels that apply and have not approved, in order. */
function levelsAhead(deal: Deal, { approved }: Review): Approval[] {
  return approvalLevels(deal.program, approvalFacts(deal)).filter(({ name }) => !approved.has(name));
}

async function decideLevel(deal: Deal, level: Approval, review: Review): Promise<ReviewResult | 'go-on'> {
  setStage(deal, 'review');
  const result = await decide(deal, level, review);
  if (result.kind === 'obsolete') return 'ending';
  const outcome = result.kind === 'silence' ? level.atSilence.outcome : result.vote.outcome;
  logDecision(deal, level, result, outcome);
  if (outcome === 'reject') {
    rejectDeal(deal, level, result);
    return 'ending';
  }
  if (outcome === 'request-changes') return changeAndReturn(deal, result, review);
  review.approved.add(level.name);
  review.elapsed = [];
  return 'go-on';
}

/** Back to the partner, and then to the level that asked; its clock goes on from where it stood. */
async function changeAndReturn(
  deal: Deal,
  asked: TaskResult,
  review: Review,
): Promise<ReviewResult | 'go-on'> {
  review.elapsed = [...review.elapsed, ranFrom(asked.task)];
  review.rounds += 1;
  const changed = await askForChanges(deal, asked);
  if (!changed) return 'ending';
  if (await moved(deal, changed)) return 'customer-changed';
  if (weighsMore(changed)) review.approved.clear();
  return 'go-on';
}

function approvalFacts({ c, input }: Deal): ApprovalFacts {
  const { registration, nearMatches } = c.facts;
  const { value, productFamily, territory } = registration;
  const { tier, competencies = [] } = input.partner;
  return { value, productFamily, territory, tier, competencies, nearMatches: nearMatches.length };
}

function decide(deal: Deal, level: Approval, review: Review): Promise<TaskResult> {
  const { c, program } = deal;
  const { rounds, elapsed } = review;
  const approve = yes(levelsAhead(deal, review)[1]);
  return decision(c, {
    approval: level,
    step: 'approval',
    outcomes: rounds < program.approval.changes.rounds ? [approve, no, change] : [approve, no],
    silenceMeans: { approve: 'the registration is approved', reject: 'the registration is rejected' },
    ...decidedIn(deal),
    elapsed,
    obsolete: () => false,
  });
}

function logDecision(deal: Deal, level: Approval, result: TaskResult, outcome: string): void {
  const words = { approve: 'approved', reject: 'rejected' }[outcome] ?? 'asked for changes';
  if (result.kind !== 'answered')
    return log(deal.c, 'decided', `${level.name}: ${words}, because nobody decided in time.`);
  const { actor, comment } = result.vote;
  log(deal.c, 'decided', `${level.name}: ${words}.${comment ? ` "${comment}"` : ''}`, {
    actor,
    detail: { taskId: result.task.id },
  });
}

function rejectDeal(deal: Deal, level: Approval, result: TaskResult): void {
  if (result.kind !== 'answered') return end(deal, 'rejected', `${level.name}: nobody decided in time.`);
  end(deal, 'rejected', result.vote.comment ?? `${level.name}: rejected.`, result.vote.actor);
}

const resubmit: Outcome[] = [
  {
    id: 'resubmit',
    label: 'Send the changes',
    effect: 'The registration goes back to review.',
    needs: 'fields',
    tone: 'positive',
  },
];

/** What the partner changed, or nothing when the case is ending. While it waits, the review's clock stands still. */
async function askForChanges(
  deal: Deal,
  asked: TaskResult,
): Promise<{ before: Registration; after: Registration } | undefined> {
  const { c, program } = deal;
  const vote = asked.kind === 'answered' ? asked.vote : undefined;
  setStage(deal, 'action-required');
  const result = await requestAnswer(c, {
    step: 'changes',
    title: 'Change what was asked for',
    outcomes: resubmit,
    answer: program.approval.changes,
    otherwise: 'the registration lapses',
    opening: 'changes-requested',
    ...askedIn(deal),
    fields: fieldsOf(vote),
    ...(vote?.comment ? { note: vote.comment } : {}),
    obsolete: () => false,
  });
  if (result.kind === 'silence') end(deal, 'lapsed', 'The changes asked for did not come in time.');
  if (result.kind !== 'answered') return undefined;
  const before = c.facts.registration;
  const after = result.vote.data?.registration as Registration;
  log(c, 'resubmitted', 'The partner sent the changes.', { actor: result.vote.actor });
  setFacts(deal, { registration: after });
  return { before, after };
}

const fieldsOf = (vote: Vote | undefined): string[] => (vote?.data?.fields as string[] | undefined) ?? [];

/** Gives up the slots of what was registered before when they are others now; the conflict is then settled anew. */
async function moved(deal: Deal, { before }: { before: Registration }): Promise<boolean> {
  const now = slots(deal);
  const old = slotsOf(before);
  if (old.length === now.length && old.every((slot) => now.includes(slot))) return false;
  await giveUp(deal, old);
  setStage(deal, 'intake');
  log(
    deal.c,
    'customer-changed',
    'The customer, product or territory changed: the conflict check starts again.',
  );
  await settle(deal.c);
  return true;
}

/** A higher value, or one in another currency, is not what the earlier levels approved. */
function weighsMore({ before, after }: { before: Registration; after: Registration }): boolean {
  return after.value.currency !== before.value.currency || after.value.amount > before.value.amount;
}
