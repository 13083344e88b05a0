import type { Partner } from '../../../domain/partners/partner.schema.ts';
import type { KnownPartner } from '../../../domain/processes/decision-records.rules.ts';
import type { ServiceContext } from '../context.ts';

/** What of a partner's record conditions can speak of: a case keeps it as it was when it began. */
export const recordInConditions = ({ id, name, tier, country }: Partner) => ({ id, name, tier, country });

/** A partner as conditions speak of it now; undefined for one without a record, as an applicant is. */
export async function knownPartner(
  { stores }: Pick<ServiceContext, 'stores'>,
  partnerId: string,
): Promise<KnownPartner | undefined> {
  const [partner, competencies] = await Promise.all([
    stores.partners.get(partnerId),
    stores.standing.competenciesOf(partnerId),
  ]);
  return partner && { ...recordInConditions(partner), competencies };
}
