import { getExternalWorkflowHandle, patched } from '@temporalio/workflow';
import type { Actor, Outcome } from '../../domain/cases/case.schema.ts';
import { store } from '../activity-profiles.ts';
import { log } from '../blocks/case.ts';
import { decision } from '../blocks/decision.ts';
import { notify } from '../blocks/notify.ts';
import { customerLostSignal } from '../deal-registration.messages.ts';
import { hold, ignoreEnded } from './conflict.stage.ts';
import { type Deal, decidedIn, slots, submitter } from './deal.ts';

const rulings: Outcome[] = [
  {
    id: 'approve',
    label: 'Give the customer to this registration',
    effect: 'The present holder loses the customer; this registration goes to review.',
    needs: 'comment',
    tone: 'positive',
  },
  {
    id: 'reject',
    label: 'Uphold the present holder',
    effect: 'Nothing changes for the holder; the partner reads your reason.',
    needs: 'comment',
    tone: 'negative',
  },
];

/** A partner contests the conflict; the channel manager's ruling is recorded, and carried out. */
export async function ruleOnDispute(deal: Deal, grounds: string): Promise<void> {
  const { c, program, progress } = deal;
  const result = await decision(c, {
    approval: program.disputes,
    step: 'dispute',
    outcomes: rulings,
    silenceMeans: {
      approve: 'this registration gets the customer',
      reject: 'the present holder keeps the customer',
    },
    ...decidedIn(deal),
    note: grounds,
    obsolete: () => progress.holds,
  });
  // Cases of before went on as soon as it was ruled: what the ruling gave them came too late.
  const carriedOutFirst = patched('a-ruling-is-carried-out-first');
  if (!carriedOutFirst || result.kind === 'obsolete') progress.dispute = 'ruled';
  if (result.kind === 'obsolete') return;
  const silent = result.kind === 'silence';
  const outcome = silent ? program.disputes.atSilence.outcome : result.vote.outcome;
  const actor: Actor = silent ? { via: 'system' } : result.vote.actor;
  const because = silent ? 'Nobody ruled in time.' : `"${result.vote.comment ?? ''}"`;
  if (outcome === 'approve') await takeOver(deal, because);
  progress.dispute = 'ruled';
  const words =
    outcome === 'approve'
      ? 'The customer is given to this registration.'
      : 'The present holder keeps the customer.';
  log(c, 'dispute-ruled', `Ruling on the dispute: ${words} ${because}`, {
    actor,
    detail: { taskId: result.task.id },
  });
  notify(c, { message: 'dispute-ruled', step: `dispute-${result.task.id}`, personIds: [submitter(deal)] });
}

async function takeOver(deal: Deal, reason: string): Promise<void> {
  const { c, input } = deal;
  const to = { dealId: input.dealId, workflowId: c.identity.workflowId };
  const { lostBy } = await store.awardCustomer({ slots: slots(deal), to, partnerId: c.partner.id });
  for (const loser of lostBy)
    await getExternalWorkflowHandle(loser.workflowId)
      .signal(customerLostSignal, { reason })
      .catch(ignoreEnded);
  hold(deal);
}
