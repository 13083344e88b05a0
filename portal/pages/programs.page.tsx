import { type ProgramVersion, versionInForce } from '../../domain/programs/program.ts';
import { Empty } from '../components/empty.tsx';
import { Layout } from '../components/layout.tsx';
import { ExactTime } from '../components/moment.tsx';
import { Chip } from '../components/stage-chip.tsx';
import { programPath } from '../components/version-table.tsx';
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
