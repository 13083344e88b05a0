import { useCallback, useEffect, useRef, useState } from 'react';
import { rangeOf, within } from './film-cursor.rules.ts';
import { type HandCase, handName, scriptsText } from './hand-case.rules.ts';
import { keep, keptView, type Played, type View } from './kept.ts';
import { type Asked, failureInWords, play, progressInWords } from './run.ts';

export type Run =
  | { readonly state: 'idle' }
  | { readonly state: 'playing'; readonly words: string; readonly done?: number; readonly all?: number }
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
  // What is played again is played as the texts are then: somebody may have corrected them.
  const texts = useRef({ source, scripts });
  texts.current = { source, scripts };

  const start = (
    what: string,
    ask: () => Omit<Asked, 'source'>,
    then: (played: Played, source: string) => void,
  ): void => {
    underWay.current?.abort();
    const mine = new AbortController();
    underWay.current = mine;
    const asked = { source: texts.current.source, ...ask() };
    const failed = (problem: string) =>
      setRun({ state: 'failed', problem, again: () => start(what, ask, then) });
    mine.signal.addEventListener('abort', () => {
      if (underWay.current === mine) failed('It was stopped before it was played.');
    });
    setRun({ state: 'playing', words: progressInWords({ name: what }) });
    play(asked, (playing) => setRun({ ...playing, words: progressInWords(playing) }), mine.signal)
      .then((ended) => {
        if (ended.state === 'failed') return failed(ended.problem);
        then(ended, asked.source);
        setRun({ state: 'idle' });
      })
      .catch((failure: unknown) => mine.signal.aborted || failed(failureInWords(failure)));
  };
  const showFilm = (played: Played, from: string, byHand: boolean, clock?: number) => {
    const [film] = played.films;
    if (film)
      change((before) => ({
        ...before,
        ...{ source: from, film, byHand, clock: within(film, clock ?? rangeOf(film).from) },
      }));
  };
  const leave = ({ film: _film, ...before }: View): View => ({ ...before, byHand: false });
  return {
    view,
    run,
    playOne: (name) =>
      start(
        name,
        () => ({ scripts: texts.current.scripts, only: name }),
        (played, from) => showFilm(played, from, false),
      ),
    playAll: () =>
      start(
        'all scripts',
        () => ({ scripts: texts.current.scripts }),
        (all, from) => change((before) => ({ ...leave(before), source: from, all })),
      ),
    playHand: (hand) => {
      change((before) => ({ ...before, hand }));
      start(
        hand.begins.name,
        () => ({ scripts: scriptsText(hand), only: handName }),
        (played, from) => showFilm(played, from, true, hand.clock),
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
    leave: () => change(leave),
    stop: () => underWay.current?.abort(),
  };
}
