import type { PropsWithChildren } from 'hono/jsx';
import { type ProgramVersion, versionInForce } from '../../domain/programs/program.ts';
import { Empty } from '../components/empty.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Hidden } from '../components/fields.tsx';
import { Layout } from '../components/layout.tsx';
import { Markdown } from '../components/markdown.tsx';
import { ExactTime } from '../components/moment.tsx';
import { hrefOf } from '../components/pager.tsx';
import { Chip } from '../components/stage-chip.tsx';
import type { Attempt } from '../form.ts';
import type { Frame, Names } from '../frame.ts';

interface ProgramsProps {
  readonly frame: Frame;
  readonly versions: readonly ProgramVersion[];
  readonly names: Names;
}

/** Every program: the version in force, and what was proposed. */
export function ProgramsPage({ frame, versions, names }: ProgramsProps) {
  const programs = Map.groupBy(versions, ({ programId }) => programId);
  return (
    <Layout frame={frame} title="Programs" section="programs">
      <h1>Programs</h1>
      {programs.size === 0 ? (
        <Empty title="No programs yet">
          <p>
            Propose one with the command line: it is checked and rehearsed, and a second person publishes it.
          </p>
        </Empty>
      ) : (
        <ul class="cards">
          {[...programs].map(([programId, own]) => (
            <ProgramCard frame={frame} programId={programId} versions={own} names={names} />
          ))}
        </ul>
      )}
    </Layout>
  );
}

function ProgramCard({ frame, programId, versions, names }: ProgramsProps & { programId: string }) {
  const inForce = versionInForce(versions, frame.now);
  const proposed = versions.filter(({ status }) => status === 'proposed');
  const title = (inForce ?? versions[0])?.title ?? programId;
  return (
    <li class="panel">
      <h2>
        <a href={programPath(programId)}>{title}</a>
      </h2>
      {inForce ? (
        <p>
          Version {inForce.version} is in force
          <Since frame={frame} version={inForce} names={names} />.
        </p>
      ) : (
        <p>No version is in force yet.</p>
      )}
      {proposed.map(({ version, proposedBy }) => (
        <p>
          <Chip tone="attention" icon="alert">
            {`Version ${version} is proposed`}
          </Chip>
          <span class="sub">by {names[proposedBy] ?? 'somebody'}; it waits for a second person.</span>
        </p>
      ))}
    </li>
  );
}

function Since({ frame, version, names }: { frame: Frame; version: ProgramVersion; names: Names }) {
  const since = version.effectiveFrom ?? version.publishedAt;
  const by = version.publishedBy === undefined ? undefined : names[version.publishedBy];
  return (
    <>
      {since ? (
        <>
          {' '}
          since <ExactTime frame={frame} at={since} />
        </>
      ) : null}
      {by ? `, published by ${by}` : null}
    </>
  );
}

const programPath = (programId: string) => `/programs/${encodeURIComponent(programId)}`;

interface ProgramProps extends ProgramsProps {
  /** The version whose source is shown. */
  readonly shown: ProgramVersion;
  readonly source: string;
  /** What it does, in Markdown. Absent for a source that this release reads no more. */
  readonly words: string | undefined;
  /** Whether cases of it have a board. */
  readonly hasBoard: boolean;
  readonly attempt?: Attempt | undefined;
  readonly done?: string | undefined;
}

/** One program: its versions, the source of one of them, and the press that publishes what was proposed. */
export function ProgramPage(props: ProgramProps) {
  const { frame, versions, shown, attempt, done, hasBoard } = props;
  const { programId } = shown;
  return (
    <Layout frame={frame} title={shown.title} section="programs" done={done} failed={attempt !== undefined}>
      {attempt ? <ErrorSummary attempt={attempt} fields={[]} /> : null}
      <div class="heading">
        <h1>{shown.title}</h1>
        {hasBoard ? <a href={`/board/${encodeURIComponent(programId)}`}>Its cases</a> : null}
      </div>
      <VersionTable {...props} />
      <section class="panel" aria-labelledby="version-title">
        <h2 id="version-title">Version {shown.version}</h2>
        {shown.status === 'proposed' ? <Publish {...props} /> : null}
        <Contents {...props} />
      </section>
      {versions.length > 1 ? <p class="sub">Every version is kept for ever.</p> : null}
    </Layout>
  );
}

/** A version in words, as a picture, and as it is written. */
function Contents({ shown: { programId, version, hash }, source, words }: ProgramProps) {
  return (
    <>
      {words ? (
        <details class="given" open>
          <summary>What it does</summary>
          <Markdown text={words} />
        </details>
      ) : null}
      {words ? (
        <details class="given">
          <summary>As a picture</summary>
          <img
            class="picture"
            loading="lazy"
            src={hrefOf(`${programPath(programId)}/picture`, { version: String(version) })}
            alt={`The stages and steps of version ${version}, drawn. "What it does" says the same in words.`}
          />
        </details>
      ) : null}
      <details class="given" open={!words}>
        <summary>As it is written</summary>
        <section class="source" aria-label={`Source of version ${version}`} tabindex={0}>
          <pre>{source}</pre>
        </section>
        <p class="hint fingerprint">
          SHA-256: <code>{hash}</code>
        </p>
      </details>
    </>
  );
}

function VersionTable({ frame, versions, names, shown }: ProgramProps) {
  const inForce = versionInForce(versions, frame.now);
  const newestFirst = versions.toSorted((a, b) => b.version - a.version);
  return (
    <table class="list">
      <caption class="unseen">Versions, newest first</caption>
      <thead>
        <tr>
          <th scope="col">Version</th>
          <th scope="col">Status</th>
          <th scope="col">Proposed</th>
          <th scope="col">Published</th>
          <th scope="col">In force from</th>
        </tr>
      </thead>
      <tbody>
        {newestFirst.map((version) => (
          <tr>
            <th scope="row">
              <a
                href={hrefOf(programPath(version.programId), { version: String(version.version) })}
                {...(version.version === shown.version ? { 'aria-current': 'true' as const } : {})}
              >
                Version {version.version}
              </a>
            </th>
            <td data-label="Status">
              <StatusChip version={version} inForce={inForce} now={frame.now} />
            </td>
            <td data-label="Proposed">
              <ByAt frame={frame} names={names} by={version.proposedBy} at={version.proposedAt} />
            </td>
            <td data-label="Published">
              <ByAt frame={frame} names={names} by={version.publishedBy} at={version.publishedAt} />
            </td>
            <td data-label="In force from">
              {version.effectiveFrom ? <ExactTime frame={frame} at={version.effectiveFrom} /> : <None />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface StatusProps {
  readonly version: ProgramVersion;
  readonly inForce: ProgramVersion | undefined;
  readonly now: string;
}

function StatusChip({ version, inForce, now }: StatusProps) {
  if (version.status === 'proposed')
    return (
      <Chip tone="attention" icon="alert">
        Proposed
      </Chip>
    );
  if (version.version === inForce?.version)
    return (
      <Chip tone="good" icon="check">
        In force
      </Chip>
    );
  return (
    <Chip tone="quiet" icon="clock">
      {(version.effectiveFrom ?? now) > now ? 'Published, not in force yet' : 'Replaced'}
    </Chip>
  );
}

interface ByAtProps {
  readonly frame: Frame;
  readonly names: Names;
  readonly by: string | undefined;
  readonly at: string | undefined;
}

function ByAt({ frame, names, by, at }: ByAtProps) {
  if (!at) return <None />;
  return (
    <span>
      <ExactTime frame={frame} at={at} />
      {by && names[by] ? <span class="sub">by {names[by]}</span> : null}
    </span>
  );
}

function None() {
  return <span class="none">Not yet</span>;
}

/** What a second person can do with a proposal; who proposed it waits for them. */
function Publish({ frame, shown, names }: ProgramProps) {
  const own = shown.proposedBy === frame.person?.id;
  const when = shown.effectiveFrom;
  return (
    <Proposal own={own} by={names[shown.proposedBy]}>
      <form
        method="post"
        action={`${programPath(shown.programId)}/versions/${shown.version}/publish`}
        class="outcome-form"
      >
        <Hidden name="hash" value={shown.hash} />
        <div class="press">
          <button type="submit" class="button button-main">
            Publish version {shown.version}
          </button>
          <p class="effect">
            New cases start with it {when ? <>from </> : 'at once'}
            {when ? <ExactTime frame={frame} at={when} /> : null}. Running cases keep their rules until
            somebody moves them.
          </p>
        </div>
      </form>
    </Proposal>
  );
}

function Proposal({ own, by, children }: PropsWithChildren<{ own: boolean; by: string | undefined }>) {
  if (own) return <p class="check">You proposed this version, so a second person publishes it.</p>;
  return (
    <>
      <p>{by ?? 'Somebody'} proposed this version. Read it; if it says what it should, publish it.</p>
      {children}
    </>
  );
}
