import type { WrittenProgram } from '../../domain/programs/read-program.ts';
import type { Film } from '../../domain/rehearsals/film.ts';
import { ByHand } from './by-hand.tsx';
import { Player } from './player.tsx';
import { SaveScript } from './save-script.tsx';
import type { ScriptList } from './script-list.rules.ts';
import { Differences } from './script-list.tsx';
import type { RehearsalDesk } from './use-rehearsal.ts';

interface WatchingProps {
  readonly program: WrittenProgram | undefined;
  readonly desk: RehearsalDesk;
  readonly list: ScriptList;
  readonly film: Film;
  readonly source: string;
  readonly scripts: string;
  readonly onSave: (scripts: string) => void;
}

/** One case, as it was played: by a script, or by hand. */
export function Watching({ program, desk, list, film, source, scripts, onSave }: WatchingProps) {
  const { view, run } = desk;
  const hand = view.byHand && program ? view.hand : undefined;
  const again = () => (hand ? desk.playHand(hand) : desk.playOne(film.script));
  return (
    <>
      <div className="row">
        <h3>{film.script}</h3>
        <button type="button" className="button" onClick={desk.leave}>
          Back to the scripts
        </button>
      </div>
      {view.source === source ? null : (
        <div className="notice-old">
          <p>The program has changed since this was played.</p>
          <button type="button" className="button" disabled={run.state === 'playing'} onClick={again}>
            Play it again
          </button>
        </div>
      )}
      {film.cut === undefined ? null : <p className="sub">{film.cut}</p>}
      <Differences differences={film.differences} />
      <Player film={film} clock={view.clock} setClock={desk.setClock}>
        {hand && program ? (
          <ByHand
            {...{ program, hand, film }}
            scripts={list.scripts}
            run={run.state}
            setClock={desk.setClock}
            onAct={desk.playHand}
          />
        ) : null}
      </Player>
      {hand && program ? (
        <SaveScript
          {...{ program, hand, film, scripts, onSave }}
          taken={list.scripts.map(({ name }) => name)}
        />
      ) : null}
    </>
  );
}
