import { useCallback, useEffect, useRef, useState } from 'react';
import type { RehearsalState } from '../../domain/rehearsals/film.ts';
import { rangeOf, within } from './film-cursor.rules.ts';
import { type HandCase, handName, scriptsText } from './hand-case.rules.ts';
import { keep, keptView, type Played, type View } from './kept.ts';
import { type Asked, failureInWords, play } from './run.ts';

export type Run =
  | { readonly state: 'idle' }
  | { readonly state: 'playing'; readonly what: string; readonly done?: number; readonly all?: number }
  | { readonly state: 'failed'; readonly problem: string; readonly again: () => void };

export interface RehearsalDesk {
  readonly view: View;
  readonly run: Run;
  playOne(name: string): void;
  playAll(): void;
  /** Plays a case by hand anew; the clock goes to where the hand case has it. */
  playHand(hand: HandCase): void;
  /** Lets time pass in the case that is played by hand, or in a film that is looked at. */
  setClock(clock: number): void;
  /** Shows the film of one of the scripts that were played together. */
  watch(name: string): void;
  /** Leaves what is shown, for the list. */
  leave(): void;
  stop(): void;
}

interface Texts {
  readonly draftId: string;
  readonly source: string;
  readonly scripts: string;
}

/** Plays what is asked for, one thing at a time: a new request takes the place of one that is under way. */
export function useRehearsal({ draftId, source, scripts }: Texts): RehearsalDesk {
  const [view, setView] = useState<View>(() => keptView(draftId));
  const [run, setRun] = useState<Run>({ state: 'idle' });
  const underWay = useRef<AbortController | undefined>(undefined);
  const change = useCallback(
    (next: (before: View) => View) =>
      setView((before) => {
        const after = next(before);
        keep(draftId, after);
        return after;
      }),
    [draftId],
  );
  useEffect(() => () => underWay.current?.abort(), []);

  const start = (asked: Asked, what: string, then: (played: Played) => void): void => {
    underWay.current?.abort();
    const mine = new AbortController();
    underWay.current = mine;
    const again = () => start(asked, what, then);
    setRun({ state: 'playing', what });
    play(asked, ({ done, all, name }) => setRun({ state: 'playing', what: name, done, all }), mine.signal)
      .then((ended) => {
        if (ended.state === 'played') then(ended);
        setRun(afterwards(ended, again));
      })
      .catch((failure: unknown) => {
        if (!mine.signal.aborted) setRun({ state: 'failed', problem: failureInWords(failure), again });
      });
  };
  const showFilm = (played: Played, byHand: boolean, clock?: number) => {
    const [film] = played.films;
    if (film)
      change((before) => ({
        ...before,
        source,
        film,
        byHand,
        clock: within(film, clock ?? rangeOf(film).from),
      }));
  };
  return {
    view,
    run,
    playOne: (name) =>
      start({ source, scripts, only: name }, name, (played) => {
        showFilm(played, false);
      }),
    playAll: () =>
      start({ source, scripts }, 'all scripts', (all) =>
        change(({ film: _film, ...before }) => ({ ...before, source, all, byHand: false })),
      ),
    playHand: (hand) => {
      change((before) => ({ ...before, hand }));
      start({ source, scripts: scriptsText(hand), only: handName }, hand.begins.name, (played) =>
        showFilm(played, true, hand.clock),
      );
    },
    setClock: (clock) =>
      change((before) => ({
        ...before,
        clock,
        ...(before.byHand && before.hand ? { hand: { ...before.hand, clock } } : {}),
      })),
    watch: (name) =>
      change((before) => {
        const film = before.all?.films.find((one) => one.script === name);
        return film ? { ...before, film, byHand: false, clock: rangeOf(film).from } : before;
      }),
    leave: () => change(({ film: _film, ...before }) => ({ ...before, byHand: false })),
    stop: () => {
      underWay.current?.abort();
      setRun({ state: 'idle' });
    },
  };
}

function afterwards(ended: RehearsalState, again: () => void): Run {
  return ended.state === 'failed' ? { state: 'failed', problem: ended.problem, again } : { state: 'idle' };
}
