import type { Page } from '../../domain/cases/listing.ts';
import type { ProgramVersion } from '../../domain/programs/program.ts';
import type { MigrationPreview } from '../../handlers/services/programs.services.ts';
import { Empty } from '../components/empty.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Hidden, TextArea } from '../components/fields.tsx';
import { Layout } from '../components/layout.tsx';
import { ExactTime } from '../components/moment.tsx';
import { Pager } from '../components/pager.tsx';
import { ResultItem } from '../components/result-item.tsx';
import { movePath, programPath } from '../components/version-table.tsx';
import { type FormAttempt, formState, listValue } from '../form.ts';
import type { Frame } from '../frame.ts';

interface MoveProps {
  readonly frame: Frame;
  /** The version to move to. */
  readonly version: ProgramVersion;
  readonly previews: Page<MigrationPreview>;
  readonly cursor: string | undefined;
  readonly attempt: FormAttempt | undefined;
}

export const moveCasesFormId = 'move-cases';

/** The running cases of earlier versions: what moving would change of each, and the press that moves the ticked ones. */
export function MoveCasesPage({ frame, version, previews, cursor, attempt }: MoveProps) {
  const { programId } = version;
  const title = `Move cases to version ${version.version}`;
  const failed = attempt !== undefined;
  return (
    <Layout frame={frame} title={title} section="programs" narrow failed={failed}>
      {attempt ? <ErrorSummary attempt={attempt} fields={['reason']} /> : null}
      <h1>{title}</h1>
      <p class="lead">
        A case goes by the version that it began with until somebody moves it. Nothing has happened yet:
        beside each case of <a href={programPath(programId)}>{version.title}</a> stands what moving it
        changes.
      </p>
      {previews.items.length === 0 ? (
        <Empty title="No case of an earlier version here">
          <p>
            Every case {previews.cursor ? 'on this page' : ''} goes by version {version.version} already.
          </p>
        </Empty>
      ) : (
        <MoveForm {...{ frame, version, previews, cursor, attempt }} />
      )}
      <Pager
        path={movePath(programId)}
        query={{}}
        cursor={cursor}
        next={previews.cursor}
        words="More cases"
      />
    </Layout>
  );
}

function MoveForm({ frame, version, previews, attempt }: MoveProps) {
  const form = formState(moveCasesFormId, attempt);
  const isTicked = ({ caseId }: MigrationPreview) => !attempt || listValue(form, 'case').includes(caseId);
  return (
    <form id={moveCasesFormId} method="post" action={movePath(version.programId)} novalidate>
      <Hidden name="to" value={String(version.version)} />
      <ul class="plan">
        {previews.items.map((preview) => (
          <OneCase frame={frame} preview={preview} ticked={isTicked(preview)} />
        ))}
      </ul>
      {previews.items.some(({ problem }) => problem === undefined) ? (
        <>
          <TextArea
            form={form}
            name="reason"
            label="Reason"
            hint="It stands in the trail of each case; only the vendor reads it"
            required
          />
          <button type="submit" class="button button-main">
            Move the ticked cases
          </button>
        </>
      ) : null}
    </form>
  );
}

interface OneCaseProps {
  readonly frame: Frame;
  readonly preview: MigrationPreview;
  readonly ticked: boolean;
}

function OneCase({ frame, preview, ticked }: OneCaseProps) {
  const { caseId, title, from, problem } = preview;
  const id = `case-${caseId}`;
  return (
    <li>
      {problem === undefined ? (
        <div class="choice">
          <input type="checkbox" id={id} name="case" value={caseId} checked={ticked} />
          <label htmlFor={id}>
            {title}
            <span class="hint">
              {caseId}, on version {from.version}
            </span>
          </label>
        </div>
      ) : (
        <p>
          <strong>{title}</strong>
          <span class="sub">
            {caseId}, on version {from.version}
          </span>
        </p>
      )}
      <Changes frame={frame} preview={preview} />
    </li>
  );
}

function Changes({ frame, preview }: Omit<OneCaseProps, 'ticked'>) {
  const { deadlines, newSteps, problem, endsBy } = preview;
  if (problem !== undefined) return <p class="effect">It cannot be moved: {problem}</p>;
  const at = (instant: string | undefined) =>
    instant ? <ExactTime frame={frame} at={instant} /> : 'no time';
  if (deadlines.length + newSteps.length === 0 && !endsBy)
    return <p class="effect">Nothing changes where it stands now.</p>;
  return (
    <>
      {deadlines.map(({ what, before, after, once }) => (
        <p class="effect">
          {what}: {at(after)} instead of {at(before)}
          {once ? `, once this is done: ${once.join(', ')}` : ''}
        </p>
      ))}
      {newSteps.map((step) => (
        <p class="effect">New: {step}</p>
      ))}
      {endsBy ? <p class="effect">The certificate must be renewed until {at(endsBy)}</p> : null}
    </>
  );
}

interface MovedProps {
  readonly frame: Frame;
  readonly programId: string;
  readonly to: number;
  readonly results: readonly { readonly caseId: string; readonly problem?: string | undefined }[];
}

/** What came of each case, by itself. */
export function MovedCasesPage({ frame, programId, to, results }: MovedProps) {
  const moved = results.filter(({ problem }) => problem === undefined).length;
  const title = `${moved} of ${results.length} moved to version ${to}`;
  return (
    <Layout frame={frame} title={title} section="programs" narrow>
      <h1>{title}</h1>
      <ul class="results">
        {results.map(({ caseId, problem }) => (
          <ResultItem problem={problem}>
            <div>
              <a href={`/${caseId.startsWith('D-') ? 'deals' : 'cases'}/${caseId}`}>{caseId}</a>
              <p class="sub">{problem ?? 'Moved'}</p>
            </div>
          </ResultItem>
        ))}
      </ul>
      <p>
        <a class="button button-main" href={movePath(programId)}>
          See which are left
        </a>
      </p>
    </Layout>
  );
}
