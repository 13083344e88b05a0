import { endsHere } from '../automatic-failures.ts';
import { type Action, remembered } from './action.ts';
import { existingPartner } from './people-of-partner.ts';

/** Moves the partner to another tier; answers the one it was in. */
export const setTier: Action<'set-tier'> = async (deps, { tier }, input) => {
  if (tier.length > 40) throw endsHere('values', 'set-tier: tier can have 40 characters at most.');
  const partner = await existingPartner(deps.stores, input.partner.id);
  const { before } = await remembered(deps, input, async () => ({ before: partner.tier }));
  if (partner.tier !== tier) await deps.stores.partners.change(partner.id, (now) => ({ ...now, tier }));
  return { before };
};
