import { partnerIdentity } from '../../domain/partners/known-partner.rules.ts';
import type { KnownPartner, PartnerMatch } from '../store/known-partners.store.ts';
import type { Check, CheckDeps } from './check.ts';

/** From this likeness on a person should look; 1 is the same company. */
const alikeFrom = 0.8;

/**
 * Is the company a partner already, or does it apply a second time? It files the application before it looks, so that
 * of two that apply at once at least one finds the other.
 */
export const duplicatePartner: Check<'duplicate-partner'> = async (deps, values, { caseId, partner }) => {
  const { name, country, website, taxId } = values;
  const identity = partnerIdentity({ name, country, domains: website ? [website] : [], taxId });
  const known: KnownPartner = { id: partner.id, kind: 'application', caseId, name, country, ...identity };
  // A partner's own record stays as it is: only who is none yet is filed here.
  if (!(await deps.stores.partners.get(partner.id))) await deps.stores.knownPartners.file(known);
  const found = await deps.stores.knownPartners.like(known, alikeFrom);
  const standing = await Promise.all(found.map((match) => isStanding(deps, match)));
  const matches = found.filter((_, index) => standing[index]);
  const [best] = matches;
  if (!best) return { outcome: 'pass', detail: 'No partner and no running application is like this one.' };
  return { outcome: best.score === 1 ? 'fail' : 'review', detail: matches.map(inWords).join('; ') };
};

/** An application that has ended is nobody's; the partner that came of one stands under the same id. */
async function isStanding({ stores }: CheckDeps, { partner }: PartnerMatch): Promise<boolean> {
  if (partner.kind === 'partner' || partner.caseId === undefined) return true;
  const found = await stores.cases.load(partner.caseId);
  return found?.view.status !== 'closed';
}

function inWords({ partner, score, reasons }: PartnerMatch): string {
  const what =
    partner.kind === 'partner' ? `partner ${partner.id}` : `application ${partner.caseId ?? partner.id}`;
  const how = score === 1 ? 'the same company' : `${Math.round(score * 100)} % alike`;
  return `${partner.name} (${what}) is ${how}: ${reasons.join(', ')}`;
}
