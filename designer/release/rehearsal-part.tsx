import { useCallback } from 'react';
import type { Film } from '../../domain/rehearsals/film.ts';
import { counted } from '../../domain/wording.rules.ts';
import type { Actions } from '../model.ts';
import { playAll, progressInWords } from '../rehearsal/run.ts';
import { type Evidence, evidenceOf } from './evidence.rules.ts';
import { Part, Progress } from './part.tsx';
import { useWork } from './use-work.ts';

interface RehearsalPartProps {
  readonly source: string;
  readonly scripts: string;
  /** Of this very text, if it was rehearsed. */
  readonly evidence: Evidence | undefined;
  readonly keep: (evidence: Evidence) => void;
  readonly open: Actions['open'];
}

/** All scripts, played by the real workflow: what does not come out as expected keeps the text from being proposed. */
export function RehearsalPart({ source, scripts, evidence, keep, open }: RehearsalPartProps) {
  const [work, rehearse] = useWork(
    useCallback(
      async (tell, signal) => {
        const played = await playAll(source, scripts, (playing) => tell(progressInWords(playing)), signal);
        if (played.state === 'failed') return { problem: played.problem };
        if (played.state === 'played') keep(evidenceOf(source, scripts, played));
        return {};
      },
      [source, scripts, keep],
    ),
  );
  const problem = work.state === 'done' && 'problem' in work.result ? work.result.problem : undefined;
  return (
    <Part title="Rehearsal" mark={markOf(evidence)}>
      {scripts.trim() === '' ? (
        <p>There is no script yet. Play a case by hand and keep it as one.</p>
      ) : (
        <p>Every script is played by the real workflow, in a time of its own; nobody gets an e-mail.</p>
      )}
      <div className="press">
        <button
          type="button"
          className="button"
          disabled={work.state === 'working' || scripts.trim() === ''}
          onClick={rehearse}
        >
          Rehearse all scripts
        </button>
        <button type="button" className="link" onClick={() => open('rehearsal')}>
          Watch or write scripts
        </button>
      </div>
      <Progress work={work} />
      {problem ? <p className="release-failed">{problem}</p> : null}
      {evidence ? <Films films={evidence.films} /> : null}
    </Part>
  );
}

function markOf(evidence: Evidence | undefined) {
  if (!evidence) return { tone: 'open', words: 'not rehearsed' } as const;
  return evidence.passed
    ? ({ tone: 'good', words: 'passed' } as const)
    : ({ tone: 'bad', words: 'not passed' } as const);
}

/** What is not as expected stands there at once; the rest may be looked at. */
function Films({ films }: { films: readonly Film[] }) {
  const asExpected = films.filter(({ differences }) => differences.length === 0);
  const others = films.filter(({ differences }) => differences.length > 0);
  return (
    <>
      {others.length > 0 ? <FilmList films={others} /> : null}
      {asExpected.length > 0 ? (
        <details>
          <summary>{counted(asExpected.length, 'script')} as expected</summary>
          <FilmList films={asExpected} />
        </details>
      ) : null}
    </>
  );
}

function FilmList({ films }: { films: readonly Film[] }) {
  return (
    <ul className="release-films">
      {films.map(({ script, outcome, differences }) => (
        <li key={script}>
          <strong>{script}</strong>:{' '}
          {differences.length === 0 ? `as expected, ${outcome}` : 'not as expected'}
          {differences.length > 0 ? (
            <ul>
              {differences.map(({ about, expected, happened }) => (
                <li key={`${about} ${expected} ${happened}`}>
                  {about}: expected {expected}; {happened}
                </li>
              ))}
            </ul>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
