import type { FilmDifference } from '../../domain/rehearsals/film.ts';
import type { Played } from './kept.ts';
import type { ScriptList as List } from './script-list.rules.ts';

interface ScriptListProps {
  readonly list: List;
  /** The last time that all were played. */
  readonly all: Played | undefined;
  readonly busy: boolean;
  readonly onPlay: (name: string) => void;
  readonly onPlayAll: () => void;
  readonly onWatch: (name: string) => void;
}

/** The scripts of the program, each with what came of it. */
export function ScriptList({ list, all, busy, onPlay, onPlayAll, onWatch }: ScriptListProps) {
  const { scripts, problems } = list;
  const films = new Map(all?.films.map((film) => [film.script, film]));
  return (
    <section aria-label="Scripts">
      <div className="row">
        <h3>Scripts ({scripts.length})</h3>
        <button
          type="button"
          className="button button-main"
          disabled={busy || scripts.length === 0}
          onClick={onPlayAll}
        >
          Play all
        </button>
      </div>
      {problems.length > 0 ? (
        <ul className="problems">
          {problems.map(({ line, message }) => (
            <li key={`${line} ${message}`} className="problem">
              {line === undefined ? 'In the scripts' : `Line ${line} of the scripts`}: {message}
            </li>
          ))}
        </ul>
      ) : null}
      {scripts.length === 0 && problems.length === 0 ? (
        <p className="sub">There are none yet. Play a case by hand, and save it as the first.</p>
      ) : null}
      <ul className="scripts">
        {scripts.map(({ name, line }) => {
          const film = films.get(name);
          return (
            <li key={line}>
              <div className="row">
                <span>{name}</span>
                {film ? <Result differences={film.differences} /> : null}
                <button type="button" className="button" disabled={busy} onClick={() => onPlay(name)}>
                  Play<span className="unseen"> {name}</span>
                </button>
                {film ? (
                  <button type="button" className="button" onClick={() => onWatch(name)}>
                    Watch<span className="unseen"> {name}</span>
                  </button>
                ) : null}
              </div>
              {film ? <Differences differences={film.differences} /> : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Result({ differences }: { readonly differences: readonly FilmDifference[] }) {
  return differences.length === 0 ? (
    <span className="chip chip-good">passed</span>
  ) : (
    <span className="chip chip-bad">differs</span>
  );
}

/** What a script expected and did not come about; acts that could not be carried out are among it. */
export function Differences({ differences }: { readonly differences: readonly FilmDifference[] }) {
  if (differences.length === 0) return null;
  return (
    <ul className="differences">
      {differences.map(({ about, expected, happened, at }) => (
        <li key={`${about} ${expected}`}>
          <strong>{about}</strong>: expected {expected}; what happened: {happened}
          {at ? ` (${at})` : ''}
        </li>
      ))}
    </ul>
  );
}
