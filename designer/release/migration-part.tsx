import { useCallback } from 'react';
import { counted } from '../../domain/programs/duration-words.rules.ts';
import type { MigrationPreview } from '../../handlers/services/services.ts';
import { allPages } from './all-pages.ts';
import { caseAddress, Moment, Part, Progress } from './part.tsx';
import { useWork } from './use-work.ts';

/** Where each running case would stand if it were moved to the text; nothing is moved here. */
export function MigrationPart({ source }: { source: string }) {
  const [work, preview] = useWork(
    useCallback(
      async (tell, signal) => {
        const found: MigrationPreview[] = [];
        for await (const page of allPages<MigrationPreview>('POST', '/previews/migrations', signal, {
          source,
        })) {
          found.push(...page);
          tell(`${counted(found.length, 'case')} so far`);
        }
        return found;
      },
      [source],
    ),
  );
  return (
    <Part title="Running cases">
      <p>
        Running cases keep their version until somebody moves them. This shows where each would stand, and
        changes nothing.
      </p>
      <div className="press">
        <button type="button" className="button" disabled={work.state === 'working'} onClick={preview}>
          Preview moving running cases
        </button>
      </div>
      <Progress work={work} />
      {work.state === 'done' ? <Migrated cases={work.result} /> : null}
    </Part>
  );
}

/** So many are drawn: more would not be read. The number says how many there are. */
const shownAtMost = 200;

function Migrated({ cases }: { cases: readonly MigrationPreview[] }) {
  if (cases.length === 0) return <p>No case runs under a lower version.</p>;
  const stuck = cases.filter(({ problem }) => problem !== undefined);
  const moved = cases.filter((one) => one.deadlines.length > 0 || one.newSteps.length > 0);
  // What needs a look comes first.
  const sorted = [...cases].sort((a, b) => weight(b) - weight(a)).slice(0, shownAtMost);
  return (
    <>
      <p>
        {counted(cases.length, 'case')}: {stuck.length.toLocaleString('en')} cannot be moved,{' '}
        {moved.length.toLocaleString('en')} would have other deadlines or steps.
        {cases.length > shownAtMost ? ` The first ${shownAtMost} are shown.` : ''}
      </p>
      <ul className="release-moves">
        {sorted.map((one) => (
          <Moved key={one.caseId} one={one} />
        ))}
      </ul>
    </>
  );
}

const weight = ({ problem, deadlines, newSteps }: MigrationPreview): number =>
  problem === undefined ? Math.min(1, deadlines.length + newSteps.length) : 2;

function Moved({ one }: { one: MigrationPreview }) {
  const { caseId, title, from, to, deadlines, newSteps, problem } = one;
  const quiet = problem === undefined && deadlines.length === 0 && newSteps.length === 0;
  return (
    <li>
      <a href={caseAddress(caseId)} target="_blank" rel="noreferrer">
        {title}
      </a>{' '}
      <span className="sub">
        version {from.version},{' '}
        {from.stage === to.stage ? `in ${from.stage}` : `from ${from.stage} to ${to.stage}`}
      </span>
      {problem === undefined ? null : <p className="release-failed">Cannot be moved: {problem}</p>}
      {quiet ? <p className="sub">Goes on as it is.</p> : null}
      <ul>
        {deadlines.map(({ what, before, after }) => (
          <li key={what}>
            {what}: {before ? <Moment at={before} /> : 'none'} → {after ? <Moment at={after} /> : 'none'}
          </li>
        ))}
        {newSteps.map((step) => (
          <li key={step}>Takes up the new step {step}</li>
        ))}
      </ul>
    </li>
  );
}
