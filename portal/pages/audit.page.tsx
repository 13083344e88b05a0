import { type AuditRecord, isListed } from '../../domain/audit/audit-record.ts';
import type { Verification } from '../../domain/audit/verification.ts';
import type { Page } from '../../domain/cases/listing.ts';
import type { AuditFilter, AuditStanding } from '../../handlers/services/audit.services.ts';
import { Columns } from '../components/columns.tsx';
import { Empty } from '../components/empty.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { TextField } from '../components/fields.tsx';
import { Layout } from '../components/layout.tsx';
import { ExactTime } from '../components/moment.tsx';
import { hrefOf, Pager } from '../components/pager.tsx';
import { type FormAttempt, formState } from '../form.ts';
import { verbInWords } from '../format/audit-verbs.ts';
import type { Frame, Names } from '../frame.ts';

export interface AuditProps {
  readonly frame: Frame;
  readonly records: Page<AuditRecord>;
  readonly filter: AuditFilter;
  readonly names: Names;
  readonly standing: AuditStanding;
  readonly cursor: string | undefined;
  /** What cannot be looked for. */
  readonly attempt?: FormAttempt | undefined;
}

const auditPath = '/console/audit';
export const auditFormId = 'audit';

/** Who did what, by person, by what it was done on, by day; and whether the records are as they were written. */
export function AuditPage({ frame, records, filter, names, standing, cursor, attempt }: AuditProps) {
  const { items } = records;
  const query = { ...filter };
  return (
    <Layout frame={frame} title="Audit" section="audit" failed={attempt !== undefined}>
      {attempt ? <ErrorSummary attempt={attempt} fields={fields} /> : null}
      <h1>Audit</h1>
      <Standing frame={frame} standing={standing} />
      <Filter filter={filter} attempt={attempt} />
      {items.length === 0 ? (
        <Empty title="Nothing on record here">
          <p>Nobody did anything that fits. Look for another person, thing or day.</p>
        </Empty>
      ) : (
        <>
          <Records frame={frame} items={items} names={names} />
          <p class="links">
            <a href={hrefOf(`${auditPath}.csv`, query)}>Save all of this as CSV</a>
          </p>
        </>
      )}
      <Pager path={auditPath} query={query} cursor={cursor} next={records.cursor} words="More" />
    </Layout>
  );
}

const fields = ['person', 'entity', 'day'];

function Filter({ filter, attempt }: Pick<AuditProps, 'filter' | 'attempt'>) {
  const { person = '', entity = '', day = '' } = filter;
  const form = formState(auditFormId, attempt, { person, entity, day });
  return (
    <form id={auditFormId} class="panel search" method="get" action={auditPath} novalidate>
      <TextField form={form} name="person" label="Who" hint="An e-mail address or an id" max={200} />
      <TextField
        {...{ form, name: 'entity', label: 'On what', max: 200 }}
        hint="The id of a case, a person, a fund or a program"
      />
      <TextField form={form} name="day" label="Day (UTC)" type="date" width="medium" />
      <button type="submit" class="button">
        Show
      </button>
    </form>
  );
}

function Standing({ frame, standing: { whole, daily, anchor } }: Pick<AuditProps, 'frame' | 'standing'>) {
  return (
    <dl class="facts panel">
      <Looked frame={frame} title="All days" found={whole} never="Never: run throughline audit verify" />
      <Looked
        frame={frame}
        title="The last day that was closed"
        found={daily}
        never="No day was closed yet"
      />
      <div>
        <dt>Newest anchor</dt>
        <dd>
          {anchor ? (
            <>
              Number {anchor.number}, <ExactTime frame={frame} at={anchor.at} />
              <br />
              <code>{`${anchor.number}:${anchor.hash}`}</code>
            </>
          ) : (
            'None yet: a worker makes one each hour'
          )}
        </dd>
      </div>
    </dl>
  );
}

interface LookedProps {
  readonly frame: Frame;
  readonly title: string;
  readonly found: Verification | undefined;
  readonly never: string;
}

function Looked({ frame, title, found, never }: LookedProps) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{found ? <Found frame={frame} found={found} /> : never}</dd>
    </div>
  );
}

function Found({ frame, found }: { frame: Frame; found: Verification }) {
  const { at, records, breaks, signatures } = found;
  const [first] = breaks;
  const words = first
    ? `Broken: chain ${first.chain}, record ${first.seq} (${first.what}). The runbook says what to do.`
    : `${records.toLocaleString('en')} records are as they were written${signatures ? '' : '; signatures were not looked at'}.`;
  return (
    <>
      {first ? <strong>{words}</strong> : words} Looked through <ExactTime frame={frame} at={at} />.
    </>
  );
}

interface RecordsProps {
  readonly frame: Frame;
  readonly items: readonly AuditRecord[];
  readonly names: Names;
}

function Records({ frame, items, names }: RecordsProps) {
  return (
    <table class="list">
      <caption class="unseen">What was done, and by whom</caption>
      <Columns titles={['When', 'Who', 'What', 'On what', 'From where']} />
      <tbody>
        {items.map(({ at, who, verb, on, outcome, from, via, key }) => (
          <tr>
            <th scope="row">
              <ExactTime frame={frame} at={at} />
            </th>
            <td data-label="Who">
              <Who who={who} names={names} />
            </td>
            <td data-label="What">
              <span title={verb}>{verbInWords(verb)}</span>
              {outcome === 'done' ? '' : ` (${outcomes[outcome]})`}
            </td>
            <td data-label="On what">
              <span>
                {on.length === 0
                  ? 'None'
                  : on.map((id, at) => (
                      <>
                        {at === 0 ? '' : ', '}
                        <a href={hrefOf(auditPath, { entity: id })}>{id}</a>
                      </>
                    ))}
              </span>
            </td>
            <td data-label="From where">
              {`${vias[via]}: ${from}`}
              {key === undefined ? '' : `, key ${key}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Who({ who, names }: { readonly who: string; readonly names: Names }) {
  if (isListed(who)) return <a href={hrefOf(auditPath, { person: who })}>{names[who] ?? who}</a>;
  return <span title={who}>{who === 'stranger' ? 'Nobody signed in' : 'A rule'}</span>;
}

const outcomes = { unknown: 'no answer came', incomplete: 'failed after it had begun' } as const;
const vias = {
  portal: 'Portal',
  'email-link': 'E-mail link',
  api: 'API',
  system: 'Process',
  command: 'Command',
} as const;
