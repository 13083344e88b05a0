import { useCallback } from 'react';
import { formatMoney } from '../../domain/money.ts';
import type { WrittenProgram } from '../../domain/programs/read-program.ts';
import { barsOf, type ReplayBar } from '../../domain/replay/bars.rules.ts';
import type { ReplayResult } from '../../domain/replay/replay.rules.ts';
import type { Tally } from '../../domain/replay/tally.rules.ts';
import { counted } from '../../domain/wording.rules.ts';
import { CaseLinks, Part, Progress } from './part.tsx';
import { replayPast } from './replay-past.ts';
import { useWork } from './use-work.ts';

/** What past decisions would have come to under the text: numbers, a picture, and the cases behind each number. */
export function ReplayPart({ program }: { program: WrittenProgram }) {
  const [work, replay] = useWork(useCallback((tell, signal) => replayPast(program, tell, signal), [program]));
  return (
    <Part title="Past cases">
      <p>What was decided in the past is held against these rules. No case is changed.</p>
      <div className="press">
        <button type="button" className="button" disabled={work.state === 'working'} onClick={replay}>
          Replay past cases
        </button>
      </div>
      <Progress work={work} />
      {work.state === 'done' ? <Replayed result={work.result} /> : null}
    </Part>
  );
}

function Replayed({ result }: { result: ReplayResult }) {
  const { all, same, differently, endings, untold } = result;
  if (all.decisions === 0) return <p>Nothing was decided yet in cases of this program.</p>;
  const unknown = untold.reduce((sum, { decisions }) => sum + decisions, 0);
  const numbers: readonly (readonly [string, number])[] = [
    ['would go the same', same.decisions],
    ['would go differently, and end otherwise', endings.otherwise.decisions],
    ['would ask somebody who was never asked', endings.unknown.decisions],
    ['would go differently, and end the same', endings.same.decisions],
    ['cannot be told', unknown],
  ];
  return (
    <>
      <p>
        Of {counted(all.decisions, 'past decision')} in {counted(all.cases.count, 'case')},{' '}
        {differently.decisions === 0 ? 'none' : differently.decisions.toLocaleString('en')} would go
        differently as far as can be told
        {unknown > 0 ? `; of ${unknown.toLocaleString('en')} nothing can be` : ''}.
      </p>
      <dl className="release-numbers">
        {numbers.map(([words, count]) => (
          <div key={words}>
            <dt>{words}</dt>
            <dd>{count.toLocaleString('en')}</dd>
          </div>
        ))}
      </dl>
      <Picture bars={barsOf(result)} />
    </>
  );
}

function Picture({ bars }: { bars: readonly ReplayBar[] }) {
  const most = Math.max(1, ...bars.map(({ tally }) => tally.decisions));
  return (
    <ul className="release-bars">
      {bars.map(({ label, tone, tally }) => (
        <li key={label}>
          <span className="release-bar-label">{label}</span>
          <span className="release-bar">
            <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
              <rect
                className={`release-bar-${tone}`}
                width={tally.decisions === 0 ? 0 : Math.max(0.5, (100 * tally.decisions) / most)}
                height="4"
              />
            </svg>
            <strong>{tally.decisions.toLocaleString('en')}</strong>
          </span>
          <Behind tally={tally} label={label} />
        </li>
      ))}
    </ul>
  );
}

/** The cases behind a number, with what they are worth and what time it would take or save. */
function Behind({ tally, label }: { tally: Tally; label: string }) {
  const { cases, money, time } = tally;
  if (cases.count === 0) return null;
  const sums = Object.entries(money).map(([currency, amount]) => formatMoney({ amount, currency }));
  return (
    <details>
      <summary>
        {counted(cases.count, 'case')}
        <span className="unseen"> of: {label}</span>
      </summary>
      {sums.length > 0 ? <p className="sub">Worth {sums.join(', ')}</p> : null}
      {time && time.minutes !== 0 ? <p className="sub">{hours(time.medianMinutes)} in the middle</p> : null}
      <CaseLinks ids={cases.ids} all={cases.count} />
    </details>
  );
}

function hours(minutes: number): string {
  return `${(Math.abs(minutes) / 60).toFixed(1)} business hours ${minutes < 0 ? 'later' : 'sooner'}`;
}
