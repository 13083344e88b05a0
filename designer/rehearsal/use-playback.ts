import { useEffect, useRef, useState } from 'react';
import type { Film } from '../../domain/rehearsals/film.ts';
import { nextMoment } from './film-cursor.rules.ts';

/** How long the clock rests at a moment and how long it runs to the next one, in milliseconds. */
const [rests, runs] = [1000, 600];

export interface Playback {
  readonly playing: boolean;
  toggle(): void;
  pause(): void;
}

/** Lets the clock run from moment to moment until the film ends; who wants no motion sees it leap. */
export function usePlayback(film: Film, clock: number, setClock: (clock: number) => void): Playback {
  const [playing, setPlaying] = useState(false);
  const [from, setFrom] = useState(clock);
  const target = nextMoment(film, from);
  const shown = useRef(clock);
  const show = (moment: number) => {
    shown.current = moment;
    setClock(moment);
  };

  // Whoever moves the clock otherwise, or acts, takes it over.
  useEffect(() => {
    if (clock !== shown.current) setPlaying(false);
  }, [clock]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once for each moment, not for each picture on the way
  useEffect(() => {
    if (!playing) return;
    if (target === undefined) {
      setPlaying(false);
      return;
    }
    const leaps = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    let frame = 0;
    const began = performance.now();
    const go = (now: number) => {
      const done = leaps ? Number(now - began >= rests) : (now - began - rests) / runs;
      if (done >= 1) {
        show(target);
        setFrom(target);
        return;
      }
      if (done > 0) show(from + (target - from) * done);
      frame = requestAnimationFrame(go);
    };
    frame = requestAnimationFrame(go);
    return () => cancelAnimationFrame(frame);
  }, [playing, from, target]);

  return {
    playing,
    toggle: () => {
      shown.current = clock;
      setFrom(clock);
      setPlaying(!playing);
    },
    pause: () => setPlaying(false),
  };
}
