import { inWords } from '../../../domain/programs/step-form.rules.ts';
import type { ServiceContext } from '../context.ts';
import type { FundsService } from '../funds.services.ts';
import { maySeePartner } from '../permissions.ts';
import { partnerNames } from './ground.ts';

/** So many cases are looked up at once. */
const casesAtOnce = 100;

/** How what has these ids is called. A partner gets names of its own only. */
export function labelsOf(context: ServiceContext): FundsService['labels'] {
  const { funds } = context.stores;
  return async (caller, { partnerIds = [], fundIds = [], caseIds = [], allocations = [] }) => {
    const cases = [...new Set(caseIds)];
    const titles: [string, string][] = [];
    for (let at = 0; at < cases.length; at += casesAtOnce) {
      const found = await funds.activities(cases.slice(at, at + casesAtOnce));
      const seen = found.filter(({ partnerId }) => maySeePartner(caller, partnerId));
      titles.push(...seen.map(({ caseId, title }) => [caseId, title] as [string, string]));
    }
    const places = [...new Map(allocations.map((place) => [place.allocationId, place])).values()];
    const [named, places_] = await Promise.all([
      Promise.all([...new Set(fundIds)].map((id) => funds.fund(id))),
      Promise.all(places.map(({ fundId, allocationId }) => funds.allocation(fundId, allocationId))),
    ]);
    const targets = places_.flatMap((one) => one ?? []);
    const ofTargets = targets.flatMap(({ for: target }) =>
      target.to === 'partner' ? [target.partnerId] : [],
    );
    const partners = await partnerNames(
      context,
      [...partnerIds, ...ofTargets].filter((id) => maySeePartner(caller, id)),
    );
    return Object.fromEntries([
      ...titles,
      ...partners,
      ...named.flatMap((fund) => (fund ? [[fund.id, fund.name]] : [])),
      ...targets.map(({ id, for: target }) => {
        if (target.to === 'partner') return [id, partners.get(target.partnerId) ?? 'a partner'];
        return [id, target.to === 'tier' ? `${inWords(target.tier)} partners` : target.name];
      }),
    ]);
  };
}
