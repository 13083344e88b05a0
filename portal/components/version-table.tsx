import { isOvertaken, type ProgramVersion, versionInForce } from '../../domain/programs/program.ts';
import type { Frame, Names } from '../frame.ts';
import { ExactTime } from './moment.tsx';
import { hrefOf } from './pager.tsx';
import { Chip } from './stage-chip.tsx';

interface VersionsProps {
  readonly frame: Frame;
  readonly versions: readonly ProgramVersion[];
  readonly names: Names;
  /** The version that the page is about. */
  readonly shown: ProgramVersion;
}

/** Where the pages of a program are. */
export const programPath = (programId: string) => `/programs/${encodeURIComponent(programId)}`;

/** Where the running cases of a program are moved to another version. */
export const movePath = (programId: string) => `${programPath(programId)}/move`;

/** The versions of a program, newest first: who proposed and published each, and from when it is in force. */
export function VersionTable({ frame, versions, names, shown }: VersionsProps) {
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
              {version.restores === undefined ? null : (
                <span class="sub">goes back to version {version.restores}</span>
              )}
            </th>
            <td data-label="Status">
              <StatusChip {...{ version, versions, inForce }} now={frame.now} />
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
  readonly versions: readonly ProgramVersion[];
  readonly inForce: ProgramVersion | undefined;
  readonly now: string;
}

function StatusChip({ version, versions, inForce, now }: StatusProps) {
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
  if (isOvertaken(version, versions))
    return (
      <Chip tone="quiet" icon="clock">
        Never in force
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
