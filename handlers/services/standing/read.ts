import { currentRules, factsOf } from '../../../activities/standing/ground.ts';
import { DomainError } from '../../../domain/errors.ts';
import { considered } from '../../../domain/standing/consider.rules.ts';
import { earnedAt } from '../../../domain/standing/requirements.rules.ts';
import type { ServiceContext } from '../context.ts';
import { maySeePartner, refuseUnlessAllowed } from '../permissions.ts';
import type { StandingService } from '../standing.services.ts';

const noSuchPartner = () => new DomainError('not-found', 'There is no such partner.');

/** Computed now, beside the record of the last look, and written nowhere: the workflow does that. */
export function standingNow({ stores, now }: ServiceContext): StandingService['of'] {
  return async (caller, partnerId) => {
    refuseUnlessAllowed(caller, 'read-own-standing');
    if (!maySeePartner(caller, partnerId)) throw noSuchPartner();
    const [current, partner, before, people] = await Promise.all([
      currentRules(stores),
      stores.partners.get(partnerId),
      stores.standing.of(partnerId),
      stores.people.ofCompany(partnerId),
    ]);
    if (!partner) throw noSuchPartner();
    if (!current) return undefined;
    const at = now().toISOString();
    const facts = await factsOf(stores, current.rules, partnerId);
    return {
      partner: { id: partner.id, name: partner.name },
      rules: current.rules,
      standing: considered({ partner, ...current, facts, at, look: 'page', before }),
      earned: earnedAt(current.rules, facts, at),
      names: Object.fromEntries(people.map(({ id, name }) => [id, name])),
    };
  };
}

export function listStandings({ stores }: ServiceContext): StandingService['list'] {
  return async (caller, { tier }, page) => {
    refuseUnlessAllowed(caller, 'read-standings');
    return stores.standing.list(page, tier);
  };
}
