import { type IndexedCase, placeOf } from '../../../activities/store/case-index.store.ts';
import { canLead, wordsSought } from '../../../domain/cases/findable.rules.ts';
import type { CaseSummary, DealSummary, FoundCase } from '../../../domain/cases/listing.ts';
import { nextForPartner } from '../../../domain/cases/redaction.rules.ts';
import { certificateNumberSchema } from '../../../domain/certification/certificate.schema.ts';
import { DomainError } from '../../../domain/errors.ts';
import { caseIdSchema } from '../../../domain/ids.schema.ts';
import { isSynthetic } from '../../../domain/synthetic/synthetic-partner.ts';
import type { ServiceContext } from '../context.ts';
import { invalid } from '../parse.ts';
import { isAllowed, maySeePartner, refuseUnlessAllowed } from '../permissions.ts';
import type { SearchService } from '../search.services.ts';
import type { Caller } from '../services.ts';

const shownAtOnce = 50;
const longest = 200;

export function findCases(context: ServiceContext): SearchService['find'] {
  const { stores } = context;
  return async (caller, q, cursor) => {
    refuseUnlessAllowed(caller, 'search');
    const sought = soughtIn(q);
    const [named, { cases, whole }] = await Promise.all([
      cursor === undefined ? caseNamed(context, caller, q) : [],
      stores.caseIndex.find(sought, caller.person.partnerId),
    ]);
    const left = cursor === undefined ? cases : after(cases, cursor);
    const page = left.slice(0, shownAtOnce);
    const ids = new Set([...named, ...page.map(({ caseId }) => caseId)]);
    const rows = await stores.cases.summaries([...ids]);
    const last = left.length > shownAtOnce ? page.at(-1) : undefined;
    return {
      items: rows.filter((row) => isShown(caller, row)).map((row) => rowFor(caller, row)),
      more: !whole,
      ...(last ? { cursor: Buffer.from(placeOf(last)).toString('base64url') } : {}),
    };
  };
}

function soughtIn(q: string): string[] {
  const wrong = (message: string) => invalid([{ field: 'q', message }]);
  if (q.length > longest) throw wrong(`Write at most ${longest} characters`);
  const sought = wordsSought(q);
  if (sought.some(canLead)) return sought;
  throw wrong('Write at least two letters of a name or a title, or a whole id such as D-7K3M9Q2XBA');
}

/** The case that is meant by an id, however it was typed; for the vendor also the one that awarded a certificate. */
async function caseNamed({ stores }: ServiceContext, caller: Caller, q: string): Promise<string[]> {
  const id = q.trim().toUpperCase();
  if (caseIdSchema.safeParse(id).success) return [id];
  if (caller.person.partnerId !== undefined || !certificateNumberSchema.safeParse(id).success) return [];
  const certificate = await stores.certificates.get(id);
  return certificate ? [certificate.caseId] : [];
}

/** Those that come after the last one of the page before. */
function after(cases: readonly IndexedCase[], cursor: string): readonly IndexedCase[] {
  const place = Buffer.from(cursor, 'base64url').toString();
  if (!/^\d{4}-[^#]+#[CD]-\w+$/.test(place))
    throw new DomainError(
      'malformed-request',
      'This cursor is not one of this list: start again without it.',
    );
  return cases.filter((one) => placeOf(one) < place);
}

type Row = DealSummary | CaseSummary;
/** Rows of deals do not say of what they are rows. */
const isCase = (row: Row): row is CaseSummary => 'program' in row;

/** What is shown is asked of the case itself: the index only says where to look. */
function isShown(caller: Caller, row: Row): boolean {
  if (!maySeePartner(caller, row.partner.id) || isSynthetic(row.partner.id)) return false;
  return isAllowed(caller, isCase(row) ? 'read-cases' : 'read-deals');
}

function rowFor({ person }: Caller, row: Row): FoundCase {
  const { id, title, partner, stage, stageLabel, outcome, next, openedAt, updatedAt } = row;
  const partnerNext = isCase(row) ? row.partnerNext : undefined;
  return {
    ...(isCase(row)
      ? { kind: row.kind, programId: row.program.id }
      : { kind: 'deal-registration', programId: 'deal-registration' }),
    ...{ id, title, partner, stage, stageLabel, openedAt, updatedAt },
    ...(outcome === undefined ? { status: 'open' } : { status: 'closed', outcome }),
    next: person.partnerId === undefined ? next : nextForPartner(partnerNext ?? next),
  };
}
