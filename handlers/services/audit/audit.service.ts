import type { AuditRecord } from '../../../domain/audit/audit-record.ts';
import type { Page, PageRequest } from '../../../domain/cases/listing.ts';
import { isSyntheticActor } from '../../../domain/synthetic/synthetic-partner.ts';
import type { AuditFilter, AuditService } from '../audit.services.ts';
import type { ServiceContext } from '../context.ts';
import { invalid } from '../parse.ts';
import { refuseUnlessAllowed } from '../permissions.ts';

/** Reading the audit, for administrators. */
export function createAuditService({ stores, now }: ServiceContext): AuditService {
  const { audit, people } = stores;
  const idOf = async (person: string): Promise<string> => {
    if (!person.includes('@')) return person;
    const found = await people.byEmail(person);
    if (!found) throw invalid([{ field: 'person', message: 'Nobody has this address; try the id' }]);
    return found.id;
  };
  const read = ({ person, entity, day }: AuditFilter, page: PageRequest): Promise<Page<AuditRecord>> => {
    if (entity !== undefined) return ofPerson(audit.ofEntity(entity, page, day), person);
    if (person !== undefined) return audit.by(person, page, day);
    const today = now().toISOString().slice(0, 10);
    return withoutSynthetic(page, (next) => audit.onDay(day ?? today, next));
  };
  return {
    async list(caller, filter, page) {
      refuseUnlessAllowed(caller, 'read-audit');
      const { day, entity } = filter;
      if (day !== undefined && !isDay(day))
        throw invalid([{ field: 'day', message: 'Write the day as 2026-11-30' }]);
      const person = filter.person === undefined ? undefined : await idOf(filter.person);
      const nothing = day ?? entity ?? person;
      const readAs =
        nothing === undefined ? { day: now().toISOString().slice(0, 10) } : { day, entity, person };
      return { ...(await read(readAs, page)), readAs };
    },
    async standing(caller) {
      refuseUnlessAllowed(caller, 'read-audit');
      const [whole, daily, anchor] = await Promise.all([
        audit.lastVerification('whole'),
        audit.lastVerification('daily'),
        audit.lastAnchor(),
      ]);
      return {
        ...(whole ? { whole } : {}),
        ...(daily ? { daily } : {}),
        ...(anchor ? { anchor: { number: anchor.number, at: anchor.at, hash: anchor.hash } } : {}),
      };
    },
  };
}

const isDay = (day: string) => /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day));

/** So many pages of synthetic deals alone are passed over at once. */
const pagesAtOnce = 20;

/** Acts of synthetic deals are shown to who asks for them by person or by deal: all day long they are the most. */
async function withoutSynthetic(
  first: PageRequest,
  read: (page: PageRequest) => Promise<Page<AuditRecord>>,
): Promise<Page<AuditRecord>> {
  let page = await read(first);
  for (let pages = 1; ; pages += 1) {
    const items = page.items.filter(({ who }) => !isSyntheticActor(who));
    const { cursor } = page;
    if (items.length > 0 || cursor === undefined || pages === pagesAtOnce) return { ...page, items };
    page = await read({ ...first, cursor });
  }
}

/** Few act on one thing: what others did is left out of each page. */
async function ofPerson(reading: Promise<Page<AuditRecord>>, person: string | undefined) {
  const page = await reading;
  if (person === undefined) return page;
  return { ...page, items: page.items.filter(({ who }) => who === person) };
}
