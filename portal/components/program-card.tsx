import { isOvertaken, type ProgramVersion, versionInForce } from '../../domain/programs/program.ts';
import type { Frame, Names } from '../frame.ts';
import { DraftList, type OpenDraft } from './draft-list.tsx';
import { ExactTime } from './moment.tsx';
import { OpenInDesigner } from './open-in-designer.tsx';
import { Chip } from './stage-chip.tsx';
import { programPath } from './version-table.tsx';

/** How many cases run on a version. */
export interface VersionCount {
  readonly version: number;
  readonly cases: number;
}

interface CardProps {
  readonly frame: Frame;
  readonly programId: string;
  readonly versions: readonly ProgramVersion[];
  /** Undefined where they could not be counted. */
  readonly counts: readonly VersionCount[] | undefined;
  readonly drafts: readonly OpenDraft[];
  readonly names: Names;
  readonly requestKey: string;
}

/** One program in the list of all. */
export function ProgramCard(props: CardProps) {
  const { frame, programId, versions, counts, drafts, names, requestKey } = props;
  const inForce = versionInForce(versions, frame.now);
  const begun = inForce ?? versions[0];
  return (
    <li class="panel">
      <h2>
        <a href={programPath(programId)}>{begun?.title ?? programId}</a>
      </h2>
      {inForce ? (
        <p>
          Version {inForce.version} is in force
          <Since frame={frame} version={inForce} names={names} />.
        </p>
      ) : (
        <p>No version is in force yet.</p>
      )}
      <Running counts={counts} />
      <Coming frame={frame} versions={versions} />
      {versions
        .filter(({ status }) => status === 'proposed')
        .map((version) => (
          <Proposed version={version} names={names} />
        ))}
      {begun ? <OpenInDesigner version={begun} requestKey={requestKey} /> : null}
      {drafts.length > 0 ? (
        <>
          <h3>Drafts</h3>
          <DraftList {...{ frame, drafts, names, requestKey }} />
        </>
      ) : null}
    </li>
  );
}

function Running({ counts }: Pick<CardProps, 'counts'>) {
  if (counts === undefined)
    return <p class="sub">How many cases run could not be counted now. Open the page again in a moment.</p>;
  const some = counts.filter(({ cases }) => cases > 0);
  if (some.length === 0) return <p class="sub">No case runs.</p>;
  return <p class="sub">{casesInWords(some)}</p>;
}

/** `12 cases run on version 1, 1 case runs on version 2.` */
export const casesInWords = (counts: readonly VersionCount[]): string =>
  `${counts.map(({ version, cases }) => `${casesRun(cases)} on version ${version}`).join(', ')}.`;

const casesRun = (count: number) => (count === 1 ? '1 case runs' : `${count} cases run`);

/** Published, and not in force before its time. */
function Coming({ frame, versions }: Pick<CardProps, 'frame' | 'versions'>) {
  const coming = versions.filter(
    (one) =>
      one.status === 'published' && (one.effectiveFrom ?? '') > frame.now && !isOvertaken(one, versions),
  );
  return (
    <>
      {coming.map(({ version, effectiveFrom = '' }) => (
        <p>
          Version {version} will be in force from <ExactTime frame={frame} at={effectiveFrom} /> on.
        </p>
      ))}
    </>
  );
}

function Proposed({ version, names }: { version: ProgramVersion; names: Names }) {
  const { restores, proposedBy } = version;
  return (
    <p>
      <Chip tone="attention" icon="alert">
        {`Version ${version.version} is proposed`}
      </Chip>
      <span class="sub">
        by {names[proposedBy] ?? 'somebody'}
        {restores === undefined ? null : `, to go back to version ${restores}`}; it waits for a second person.
      </span>
    </p>
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
