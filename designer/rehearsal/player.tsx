import { type ReactNode, useId } from 'react';
import type { Film } from '../../domain/rehearsals/film.ts';
import { Events } from './events.tsx';
import { announced, cursorAt, nextMoment, previousMoment, rangeOf } from './film-cursor.rules.ts';
import { Mails } from './mails.tsx';
import { isoOf, momentInWords } from './moments.rules.ts';
import { Standing } from './standing.tsx';
import { usePlayback } from './use-playback.ts';

interface PlayerProps {
  readonly film: Film;
  readonly clock: number;
  readonly setClock: (clock: number) => void;
  /** What can be done at this moment. */
  readonly children?: ReactNode;
}

/** A case in its own time: the clock, how the case stands, what has happened and what was sent. */
export function Player({ film, clock, setClock, children }: PlayerProps) {
  const playback = usePlayback(film, clock, setClock);
  const { day, frame } = cursorAt(film, clock);
  const [back, forth] = [previousMoment(film, clock), nextMoment(film, clock)];
  const go = (moment: number | undefined) => {
    playback.pause();
    if (moment !== undefined) setClock(moment);
  };
  return (
    <section className="player" aria-label={`Film of ${film.script}`}>
      <p className="clock">
        <time dateTime={isoOf(clock)}>{momentInWords(clock, film.zone)}</time>
        <span className="sub">
          Day {day} · {film.zone}
        </span>
      </p>
      <div className="controls">
        <button type="button" className="button" disabled={back === undefined} onClick={() => go(back)}>
          Previous moment
        </button>
        <button
          type="button"
          className="button"
          aria-pressed={playback.playing}
          disabled={forth === undefined && !playback.playing}
          onClick={playback.toggle}
        >
          {playback.playing ? 'Pause' : 'Play'}
        </button>
        <button type="button" className="button" disabled={forth === undefined} onClick={() => go(forth)}>
          Next moment
        </button>
      </div>
      <Scrubber film={film} clock={clock} go={go} />
      {/* Said when somebody moves the clock; a film that runs would talk without end. */}
      <p className="unseen" aria-live="polite">
        {playback.playing && forth !== undefined ? '' : announced(film, clock)}
      </p>
      {frame ? <Standing film={film} frame={frame} /> : null}
      {children}
      <Events film={film} clock={clock} />
      <Mails film={film} clock={clock} />
    </section>
  );
}

interface ScrubberProps {
  readonly film: Film;
  readonly clock: number;
  readonly go: (clock: number) => void;
}

/** Moves in minutes; each moment at which something happens has its mark. */
function Scrubber({ film, clock, go }: ScrubberProps) {
  const marks = useId();
  const { from, to } = rangeOf(film);
  const minutes = (moment: number) => Math.round((moment - from) / 60_000);
  const moments = [...new Set(film.frames.map(({ at }) => minutes(Date.parse(at))))];
  return (
    <div className="scrubber">
      <label className="unseen" htmlFor={`${marks}-range`}>
        Moment
      </label>
      <input
        id={`${marks}-range`}
        type="range"
        min={0}
        max={Math.max(1, minutes(to))}
        step={1}
        list={marks}
        value={minutes(clock)}
        aria-valuetext={momentInWords(clock, film.zone)}
        onChange={({ target }) => go(from + Number(target.value) * 60_000)}
      />
      <datalist id={marks}>
        {moments.map((moment) => (
          <option key={moment} value={moment} />
        ))}
      </datalist>
    </div>
  );
}
