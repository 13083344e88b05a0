import { type FormEvent, useId, useState } from 'react';
import type { ProgramVersion } from '../../domain/programs/program.ts';
import { counted } from '../../domain/wording.rules.ts';
import { call } from '../api.ts';
import { Moment, Part } from './part.tsx';
import { PressWords } from './press-words.tsx';
import { usePress } from './use-press.ts';
import type { Versions } from './use-versions.ts';
import { canGoBackTo, standOf } from './version.rules.ts';

interface VersionsPartProps {
  readonly known: Versions;
  readonly now: string;
  readonly reload: () => Promise<void>;
}

/** Every version, who stands behind it, what runs under it, and the way back to it. */
export function VersionsPart({ known, now, reload }: VersionsPartProps) {
  const { versions, running } = known;
  if (versions.length === 0) return null;
  return (
    <Part title="Versions">
      <ul className="release-versions">
        {versions.map((version) => {
          const runs = running.find((one) => one.version === version.version);
          return (
            <li key={version.version}>
              <strong>Version {version.version}</strong> <Stand {...{ version, versions, now }} />
              <p className="sub">
                Proposed by {runs?.proposer ?? version.proposedBy}
                {version.publishedBy ? `, published by ${runs?.publisher ?? version.publishedBy}` : ''};{' '}
                {counted(runs?.cases ?? 0, 'open case')}
                {version.restores ? `; version ${version.restores} again: ${version.reason ?? ''}` : ''}
              </p>
              {canGoBackTo(version, versions, now) ? <GoBack version={version} reload={reload} /> : null}
            </li>
          );
        })}
      </ul>
    </Part>
  );
}

interface StandProps {
  readonly version: ProgramVersion;
  readonly versions: readonly ProgramVersion[];
  readonly now: string;
}

const standWords: Readonly<Record<string, string>> = {
  past: 'was in force',
  overtaken: 'never in force: a higher version came first',
};

function Stand({ version, versions, now }: StandProps) {
  const stand = standOf(version, versions, now);
  const at = version.effectiveFrom;
  return (
    <span className={`release-mark release-${stand === 'in force' ? 'good' : 'open'}`}>
      {standWords[stand] ?? stand}
      {at && stand !== 'proposed' && stand !== 'overtaken' ? (
        <>
          {' '}
          from <Moment at={at} />
        </>
      ) : null}
    </span>
  );
}

function GoBack({ version, reload }: { version: ProgramVersion; reload: () => Promise<void> }) {
  const [reason, setReason] = useState('');
  const press = usePress(reload);
  const id = useId();
  const goBack = (event: FormEvent) => {
    event.preventDefault();
    const path = `/programs/${encodeURIComponent(version.programId)}/versions/${version.version}/restore`;
    void press.run(
      () => call('POST', path, { reason }),
      `The text of version ${version.version} is proposed again under the next number. A second person publishes it.`,
    );
  };
  return (
    <details>
      <summary>
        Go back to this version<span className="unseen">, {version.version}</span>
      </summary>
      <form onSubmit={goBack}>
        <p className="release-when">
          <label htmlFor={id}>Why?</label>
          <textarea
            id={id}
            required
            maxLength={2000}
            rows={2}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </p>
        <button type="submit" className="button" disabled={press.busy || reason.trim() === ''}>
          Go back to version {version.version}
        </button>
      </form>
      <PressWords press={press} />
    </details>
  );
}
