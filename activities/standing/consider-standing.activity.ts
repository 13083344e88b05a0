import { considered, nextLookAt } from '../../domain/standing/consider.rules.ts';
import type { PartnerStanding } from '../../domain/standing/standing.ts';
import type { Stores } from '../store/stores.ts';
import { currentRules, factsOf } from './ground.ts';
import type { Looked, StandingActivities } from './standing-activities.ts';

/**
 * Looks at a partner: writes how it stands, and then its tier. The same look again comes to the same, so that what it
 * had to tell is not lost with an answer.
 */
export function considerStanding(stores: Stores): StandingActivities['considerStanding'] {
  return async ({ partnerId, look, at }) => {
    const [current, partner, before] = await Promise.all([
      currentRules(stores),
      stores.partners.get(partnerId),
      stores.standing.of(partnerId),
    ]);
    if (!current || !partner) return undefined;
    if (before?.look === look) return settled(stores, before);
    const facts = await factsOf(stores, current.rules, partnerId);
    const seen = considered({ partner, ...current, facts, at, look, before });
    if ((await stores.standing.put(seen, before)) === 'refused')
      throw new Error('Somebody else has looked at this partner meanwhile.');
    return settled(stores, seen);
  };
}

/** A tier that was set by hand meanwhile stays: who set it has the partner looked at again. */
async function settled({ partners }: Stores, seen: PartnerStanding): Promise<Looked> {
  const { partnerId, from, tier } = seen;
  if (from !== tier)
    await partners.change(partnerId, (partner) => (partner.tier === from ? { ...partner, tier } : partner));
  return { ...seen, nextLookAt: nextLookAt(seen) };
}
