import { useCallback } from 'react';
import { holdersInWords } from '../../domain/certification/holders.rules.ts';
import { type DealStage, dealStages } from '../../domain/deals/stages.ts';
import { isWrittenDeal, type WrittenProgram } from '../../domain/programs/read-program.ts';
import { counted } from '../../domain/wording.rules.ts';
import type { MigrationPreview } from '../../handlers/services/programs.services.ts';
import { allPages } from './all-pages.ts';
import { caseAddress, Moment, Part, Progress } from './part.tsx';
import { useWork } from './use-work.ts';

/** Where each running case would stand if it were moved to the text; nothing is moved here. */
export function MigrationPart({ source, program }: { source: string; program: WrittenProgram }) {
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
      {work.state === 'done' ? <Migrated cases={work.result} program={program} /> : null}
    </Part>
  );
}

/** So many are drawn: more would not be read. The number says how many there are. */
const shownAtMost = 200;

interface MigratedProps {
  readonly cases: readonly MigrationPreview[];
  readonly program: WrittenProgram;
}

function Migrated({ cases, program }: MigratedProps) {
  if (cases.length === 0) return <p>No case runs under a lower version.</p>;
  const stuck = cases.filter(({ problem }) => problem !== undefined);
  const moved = cases.filter((one) => one.deadlines.length > 0 || one.newSteps.length > 0);
  // What needs a look comes first; the rest may be looked at.
  const others = new Set([...stuck, ...moved]);
  const quiet = cases.filter((one) => !others.has(one));
  return (
    <>
      <p>
        {counted(cases.length, 'case')}: {stuck.length.toLocaleString('en')} cannot be moved,{' '}
        {moved.length.toLocaleString('en')} would have other deadlines or steps.
      </p>
      <Asked cases={cases} program={program} />
      <Cases cases={[...others]} program={program} />
      {quiet.length > 0 ? (
        <details>
          <summary>{counted(quiet.length, 'case')} would go on as before</summary>
          <Cases cases={quiet} program={program} />
        </details>
      ) : null}
    </>
  );
}

/** Whom the version asks to renew once it is published: before anybody publishes it. */
function Asked({ cases, program }: MigratedProps) {
  const holders = cases.filter(({ endsBy }) => endsBy !== undefined);
  const words = isWrittenDeal(program) ? undefined : holdersInWords(program);
  if (words === undefined) return null;
  const [first] = holders;
  return (
    <p>
      <strong>Holders:</strong> {words}
      {first?.endsBy === undefined ? null : (
        <>
          {' '}
          It touches {counted(holders.length, 'holder')}, whose certificates would end by{' '}
          <Moment at={first.endsBy} /> if it were published now.
        </>
      )}
    </p>
  );
}

function Cases({ cases, program }: MigratedProps) {
  if (cases.length === 0) return null;
  return (
    <>
      <ul className="release-moves">
        {cases.slice(0, shownAtMost).map((one) => (
          <Moved key={one.caseId} one={one} program={program} />
        ))}
      </ul>
      {cases.length > shownAtMost ? <p className="sub">The first {shownAtMost} are shown.</p> : null}
    </>
  );
}

/** A stage as people read it; one that the text does not have keeps its name. */
function stageIn(program: WrittenProgram, stage: string): string {
  if (isWrittenDeal(program)) return dealStages[stage as DealStage] ?? stage;
  return program.stages.find(({ id }) => id === stage)?.label ?? stage;
}

function Moved({ one, program }: { one: MigrationPreview; program: WrittenProgram }) {
  const { caseId, title, from, to, deadlines, newSteps, problem } = one;
  const [before, after] = [from, to].map(({ stage }) => stageIn(program, stage));
  return (
    <li>
      <a href={caseAddress(caseId)} target="_blank" rel="noreferrer">
        {title}
      </a>{' '}
      <span className="sub">
        version {from.version},{' '}
        {from.stage === to.stage ? `in “${before}”` : `from “${before}” to “${after}”`}
      </span>
      {problem === undefined ? null : <p className="release-failed">Cannot be moved: {problem}</p>}
      <ul>
        {deadlines.map(({ what, before, after, once }) => (
          <li key={what}>
            {what}: {before ? <Moment at={before} /> : 'none'} → {after ? <Moment at={after} /> : 'none'}
            {once ? `, once done: ${once.join(', ')}` : null}
          </li>
        ))}
        {newSteps.map((step) => (
          <li key={step}>Takes up the new step {step}</li>
        ))}
      </ul>
    </li>
  );
}
