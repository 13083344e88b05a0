import type { DealView } from '../../workflows/deal-registration.messages.ts';
import type { DealsService } from '../services/deals.services.ts';
import type { Caller } from '../services/services.ts';

/**
 * A deal as the API answers it (dealAnswer, schemas.ts): the view with what the caller could do now, without what
 * only the conflict check and the process need.
 */
export function dealResource(deals: Pick<DealsService, 'possibleActs'>, caller: Caller, view: DealView) {
  const { kind: _one, facts, ...rest } = view;
  const {
    normalisedName: _name,
    blockingTokens: _tokens,
    submission: _hash,
    ...registration
  } = facts.registration;
  const { remindersSent: _sent, ...protection } = facts.protection ?? { remindersSent: [] };
  return {
    ...rest,
    facts: { ...facts, registration, ...(facts.protection ? { protection } : {}) },
    possibleActs: deals.possibleActs(caller, view),
  };
}
