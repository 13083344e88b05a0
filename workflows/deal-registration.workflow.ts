import { log } from './blocks/case.ts';
import { closingStage } from './deal-registration/closing.stage.ts';
import { conflictStage } from './deal-registration/conflict.stage.ts';
import { type Deal, openDeal } from './deal-registration/deal.ts';
import { registerHandlers } from './deal-registration/handlers.ts';
import { protectionStage } from './deal-registration/protection.stage.ts';
import { reviewStage } from './deal-registration/review.stage.ts';
import type { DealRegistrationInput } from './deal-registration.messages.ts';

/**
 * A deal, from its submission to its end: the customer is claimed, the registration approved, the deal protected,
 * and the customer passed on. Each stage returns when the next may start, or when the case is ending.
 */
export async function dealRegistration(input: DealRegistrationInput): Promise<{ outcome: string }> {
  const deal = openDeal(input);
  registerHandlers(deal);
  if (!input.resume) logOpening(deal);
  if (!input.transferredFrom && !deal.c.facts.protection) await untilApproved(deal);
  const ending = deal.c.ending ?? (await protectionStage(deal));
  await closingStage(deal, ending);
  return { outcome: ending.outcome };
}

/** A review may change the customer: the conflict is then settled anew. */
async function untilApproved(deal: Deal): Promise<void> {
  for (;;) {
    await conflictStage(deal);
    if (deal.c.ending || (await reviewStage(deal)) !== 'customer-changed') return;
  }
}

function logOpening({ c, input }: Deal): void {
  const { transferredFrom, submittedBy } = input;
  if (transferredFrom)
    log(c, 'transferred', `Taken over from ${transferredFrom.dealId}.`, { audience: 'vendor' });
  else log(c, 'submitted', 'The deal was registered.', { actor: submittedBy });
}
