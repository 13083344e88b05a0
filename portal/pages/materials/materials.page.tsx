import type { Page } from '../../../domain/cases/listing.ts';
import type { MaterialKind, MaterialSummary } from '../../../handlers/services/materials.services.ts';
import { Columns } from '../../components/columns.tsx';
import { Empty } from '../../components/empty.tsx';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { Hidden, TextField } from '../../components/fields.tsx';
import { Layout } from '../../components/layout.tsx';
import { Moment } from '../../components/moment.tsx';
import { hrefOf, Pager } from '../../components/pager.tsx';
import { type FormAttempt, formState } from '../../form.ts';
import { kindWords, materialPath, materialsPath } from '../../format/materials.ts';
import type { Frame, Names } from '../../frame.ts';

export interface MaterialsProps {
  readonly frame: Frame;
  readonly kind: MaterialKind;
  readonly materials: Page<MaterialSummary>;
  readonly names: Names;
  readonly cursor: string | undefined;
  readonly attempt?: FormAttempt | undefined;
}

/** Courses, or banks of questions, by id; and where a new one begins. */
export function MaterialsPage({ frame, kind, materials, names, cursor, attempt }: MaterialsProps) {
  const { many } = kindWords[kind];
  return (
    <Layout frame={frame} title={many} section="materials" failed={attempt !== undefined}>
      {attempt ? <ErrorSummary attempt={attempt} fields={['id']} /> : null}
      <h1>Materials</h1>
      <p>
        <a href="/console/extra-time">Give somebody more time in quizzes</a>
      </p>
      <Tabs kind={kind} />
      {materials.items.length === 0 ? (
        <Empty title={cursor ? 'No more' : `No ${many.toLowerCase()} yet`}>
          <p>Begin one below, or send a file that you have: the editor takes it.</p>
        </Empty>
      ) : (
        <List frame={frame} rows={materials.items} names={names} />
      )}
      <Pager path={materialsPath} query={{ kind }} cursor={cursor} next={materials.cursor} words="More" />
      <Begin kind={kind} attempt={attempt} />
    </Layout>
  );
}

function Tabs({ kind }: { kind: MaterialKind }) {
  return (
    <nav class="tabs" aria-label="Kinds of materials">
      <ul>
        {(['course', 'bank'] as const).map((one) => (
          <li>
            <a
              href={hrefOf(materialsPath, { kind: one })}
              {...(one === kind ? { 'aria-current': 'page' as const } : {})}
            >
              {kindWords[one].many}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface ListProps {
  readonly frame: Frame;
  readonly rows: readonly MaterialSummary[];
  readonly names: Names;
}

function List({ frame, rows, names }: ListProps) {
  return (
    <table class="list">
      <caption class="unseen">The newest version of each</caption>
      <Columns titles={['Title', 'Version', 'Published', 'By']} />
      <tbody>
        {rows.map((row) => (
          <tr>
            <th scope="row">
              <a class="deal-link" href={materialPath(row)}>
                <span class="deal-customer">{row.title}</span>
                <span class="sub">{row.id}</span>
              </a>
            </th>
            <td data-label="Version">{row.version}</td>
            <td data-label="Published">
              <Moment frame={frame} at={row.publishedAt} />
            </td>
            <td data-label="By">{names[row.byPersonId] ?? 'Somebody who left'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Begin({ kind, attempt }: { kind: MaterialKind; attempt: FormAttempt | undefined }) {
  const what = kindWords[kind].one.toLowerCase();
  return (
    <section class="panel" aria-labelledby="begin-title">
      <h2 id="begin-title">A new {what}</h2>
      <form id="begin" class="outcome-form" method="get" action={materialsPath} novalidate>
        <Hidden name="kind" value={kind} />
        <TextField
          form={formState('begin', attempt)}
          name="id"
          label="Short name"
          hint="Programs name it so, and it never changes: platform-basics"
          width="medium"
          max={40}
          required
        />
        <button type="submit" class="button">
          Begin
        </button>
      </form>
    </section>
  );
}
