import type { AuditRecord } from '../../../domain/audit/audit-record.ts';
import { verbInWords } from '../../../portal/format/audit-verbs.ts';
import { AuditPage, auditFormId } from '../../../portal/pages/audit.page.tsx';
import type { AuditFilter } from '../../services/audit.services.ts';
import { refusal, type SignedInVisit, show } from '../page.tsx';
import { sendCsv } from '../send-csv.ts';
import { refusedForm } from '../sent-form.ts';

const names = ['person', 'entity', 'day'] as const;

/** What the address narrows the list to. */
function filterOf({ c }: SignedInVisit): AuditFilter {
  const given = names.flatMap((name) => {
    const value = c.req.query(name)?.trim();
    return value ? [[name, value] as const] : [];
  });
  return Object.fromEntries(given);
}

export async function showAudit(visit: SignedInVisit): Promise<Response> {
  const { c, frame, services, caller } = visit;
  const cursor = c.req.query('cursor');
  const standing = await services.audit.standing(caller);
  const filter = filterOf(visit);
  try {
    const { readAs, ...records } = await services.audit.list(caller, filter, { cursor });
    const names = await services.namesOf(records.items.map(({ who }) => who));
    return show(c, <AuditPage {...{ frame, records, filter: readAs, names, standing, cursor }} />);
  } catch (failure) {
    const { error, status } = refusal(failure);
    const attempt = refusedForm(auditFormId, { ...filter } as Record<string, string>, error);
    const records = { items: [] };
    return show(
      c,
      <AuditPage {...{ frame, records, filter, names: {}, standing, cursor, attempt }} />,
      status,
    );
  }
}

const columns: Readonly<Record<string, (record: AuditRecord) => string | number | undefined>> = {
  at: ({ at }) => at,
  who: ({ who }) => who,
  via: ({ via }) => via,
  'api key': ({ key }) => key,
  verb: ({ verb }) => verb,
  what: ({ verb }) => verbInWords(verb),
  on: ({ on }) => on.join(' '),
  from: ({ from }) => from,
  outcome: ({ outcome }) => outcome,
  'sha256 of': ({ change }) => change?.of,
  sha256: ({ change }) => change?.sha256,
  request: ({ request }) => request,
  chain: ({ day, shard }) => `${day}/${String(shard).padStart(2, '0')}`,
  record: ({ seq }) => seq,
};

export function auditTable(visit: SignedInVisit): Promise<Response> {
  const { c, services, caller } = visit;
  const filter = filterOf(visit);
  return sendCsv<AuditRecord>(c, {
    name: 'audit.csv',
    header: Object.keys(columns),
    page: (cursor) => services.audit.list(caller, filter, { cursor, limit: 100 }),
    row: (record) => Object.values(columns).map((cell) => cell(record)),
  });
}
