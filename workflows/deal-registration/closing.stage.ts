import { condition, uuid4 } from '@temporalio/workflow';
import { type DealOutcome, dealOutcomes } from '../../domain/deals/stages.ts';
import { dealWorkflowId, idFrom } from '../../domain/ids.ts';
import { outside, store } from '../activity-profiles.ts';
import { type Ending, log, settle, untilQuiet } from '../blocks/case.ts';
import { notify } from '../blocks/notify.ts';
import { bytesOf } from '../blocks/uuid.ts';
import type { DealRegistrationInput, TransferTarget } from '../deal-registration.messages.ts';
import { giveUp } from './conflict.stage.ts';
import { type Deal, setFacts, setStage, slots, submitter } from './deal.ts';

/** Ends the case: open tasks are withdrawn, the customer goes to the next in the queue, everyone is told. */
export async function closingStage(deal: Deal, ending: Ending): Promise<void> {
  const { c, progress } = deal;
  await condition(() => deal.background === 0);
  if (ending.outcome === 'transferred' && progress.transferTo) await handOver(deal, progress.transferTo);
  else await giveUp(deal, slots(deal));
  c.outcome = ending.outcome;
  c.deadlines.clear();
  setStage(deal, 'closed');
  const label = dealOutcomes[ending.outcome as DealOutcome];
  log(c, 'closed', ending.reason ? `${label}: ${ending.reason}` : `${label}.`, { actor: ending.actor });
  const message = ending.outcome === 'rejected' ? 'rejected' : 'deal-closed';
  notify(c, { message, step: 'closed', personIds: [submitter(deal)] });
  await settle(c);
  await untilQuiet(c);
}

/** The customer and what is left of the protection go to another partner's new case. */
async function handOver(deal: Deal, { personId, ...to }: TransferTarget): Promise<void> {
  const { c, input, program } = deal;
  const dealId = idFrom('deal', bytesOf(uuid4()));
  const next = { dealId, workflowId: dealWorkflowId(to.id, dealId) };
  await store.awardCustomer({ slots: slots(deal), to: next, partnerId: to.id });
  const continued: DealRegistrationInput = {
    dealId,
    program,
    registration: c.facts.registration,
    partner: to,
    submittedBy: { personId, via: 'system' },
    transferredFrom: {
      dealId: input.dealId,
      protectedUntil: c.facts.protection?.until ?? c.identity.openedAt,
    },
  };
  await outside(`Start ${dealId}, which continues this deal`).startTransferredDeal({
    fromDealId: input.dealId,
    workflowId: next.workflowId,
    input: continued,
  });
  setFacts(deal, { transferredTo: dealId });
}
