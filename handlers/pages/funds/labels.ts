import type { Entry } from '../../../domain/mdf/ledger.ts';
import { isVendor, type Names } from '../../../portal/frame.ts';
import type { SignedInVisit } from '../page.tsx';

/** How everything that these entries speak of is called; who did it, for the vendor's people. */
export async function labelsOfEntries(
  { services, caller, frame }: SignedInVisit,
  entries: readonly Entry[],
): Promise<Names> {
  const people = isVendor(frame) ? entries.flatMap(({ byPersonId }) => byPersonId ?? []) : [];
  const [labels, names] = await Promise.all([
    services.funds.labels(caller, {
      partnerIds: entries.flatMap(({ partnerId }) => partnerId ?? []),
      caseIds: entries.flatMap(({ caseId }) => caseId ?? []),
      allocations: entries.flatMap(({ fundId, allocationId }) =>
        allocationId ? [{ fundId, allocationId }] : [],
      ),
    }),
    people.length > 0 ? services.namesOf([...new Set(people)]) : {},
  ]);
  return { ...labels, ...names };
}
