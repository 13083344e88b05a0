import type { RehearsalState } from '../../domain/rehearsals/film.ts';
import { ApiFailure, call, Unreachable } from '../api.ts';

/** What is played: the texts, and the name of the one script, if it is one. */
export interface Asked {
  readonly source: string;
  readonly scripts: string;
  readonly only?: string;
}
export type Playing = Extract<RehearsalState, { state: 'playing' }>;
/** How playing ends. */
export type Ended = Exclude<RehearsalState, Playing>;

/** How far it is, in words. Until the scripts are counted, `name` says what is waited for. */
export function progressInWords({
  done = 0,
  all = 1,
  name,
}: Partial<Playing> & Pick<Playing, 'name'>): string {
  if (all === 0) return `${name}…`;
  return all === 1 ? `Playing: ${name}` : `Playing ${Math.min(all, done + 1)} of ${all}: ${name}`;
}

/** How often a long question that was cut off is asked again, and how long is waited before that, in milliseconds. */
interface Patience {
  readonly tries: number;
  readonly pause: number;
}

const usual: Patience = { tries: 4, pause: 1500 };

/**
 * Plays scripts by the real workflow in virtual time, and tells how far it is.
 * @returns `played`, or `failed` with the reason in words
 * @throws ApiFailure, Unreachable when the server is gone for longer; `signal`'s reason once it is aborted
 */
export async function play(
  asked: Asked,
  onProgress: (playing: Playing) => void,
  signal?: AbortSignal,
  patience: Patience = usual,
): Promise<Ended> {
  const { id } = await call<{ id: string }>('POST', '/rehearsals', asked);
  // Of several the first is named at once; of one there is nothing to tell before it is over.
  let after: number | undefined = asked.only === undefined ? undefined : 0;
  let cutOff = 0;
  for (;;) {
    signal?.throwIfAborted();
    const state = await look(id, after).catch(async (failure: unknown) => {
      cutOff += 1;
      if (!isCutOff(failure) || cutOff >= patience.tries) throw failure;
      await new Promise((resolve) => setTimeout(resolve, patience.pause));
      return undefined;
    });
    signal?.throwIfAborted();
    if (!state) continue;
    if (state.state !== 'playing') return state;
    cutOff = 0;
    after = state.done;
    onProgress(state);
  }
}

/** Plays all scripts of a program: see {@link play}. */
export function playAll(
  source: string,
  scripts: string,
  onProgress: (playing: Playing) => void,
  signal?: AbortSignal,
): Promise<Ended> {
  return play({ source, scripts }, onProgress, signal);
}

/** Why a rehearsal came to nothing, in words for the person. */
export function failureInWords(failure: unknown): string {
  if (failure instanceof ApiFailure || failure instanceof Unreachable) return failure.message;
  return 'The rehearsal could not be played. Play it again in a moment.';
}

const look = (id: string, after: number | undefined) =>
  call<RehearsalState>('GET', `/rehearsals/${id}${after === undefined ? '' : `?after=${after}`}`);

/** The rehearsal goes on without who asked about it, so asking again is enough. */
const isCutOff = (failure: unknown) =>
  failure instanceof Unreachable || (failure instanceof ApiFailure && failure.status >= 500);
