import { setTimeout as sleep } from 'node:timers/promises';
import { ApplicationFailure } from '@temporalio/activity';
import { mailFailures } from './send-once.ts';

/** So long a mail waits for its turn here, in milliseconds; for a later one it comes back, and keeps nothing else waiting. */
const shortly = 1000;
/** A turn that nobody came for, in milliseconds: its case was cancelled, or another worker sends the mail. */
const keptFor = 10 * 60_000;

/** When each mail may go out, so that no more do than so many a second. */
export interface Pace {
  /** Milliseconds until it is this mail's turn; 0 takes the turn. Asked again under the same key, it keeps its turn. */
  wait(key: string): number;
}

/**
 * First come, first served, in this process alone: several workers send so many times as much together. Where it was
 * quiet before, as many as may go in a second go at once.
 */
export function createPace(perSecond: number, now: () => number = () => performance.now()): Pace {
  const apart = 1000 / perSecond;
  const ahead = Math.max(1000, apart);
  /** In the order in which they were given, which is that of time. */
  const turns = new Map<string, number>();
  let next = Number.NEGATIVE_INFINITY;
  return {
    wait(key) {
      const at = now();
      let turn = turns.get(key);
      if (turn === undefined) {
        turn = Math.max(next, at - ahead + apart);
        next = turn + apart;
        forgetBefore(turns, at - keptFor);
        turns.set(key, turn);
      }
      const wait = Math.ceil(turn - at - 0.001);
      if (wait <= 0) turns.delete(key);
      return Math.max(0, wait);
    },
  };
}

/**
 * Waits for the turn of a mail; before anything is read or written for it.
 * @throws ApplicationFailure that asks for the next attempt at the moment of the turn.
 */
export async function inTurn(pace: Pace | undefined, key: string): Promise<void> {
  for (let wait = pace?.wait(key) ?? 0; wait > 0; wait = pace?.wait(key) ?? 0) {
    if (wait > shortly)
      throw ApplicationFailure.create({
        ...{ message: 'waits for its turn', type: mailFailures.again, nextRetryDelay: wait },
      });
    await sleep(wait);
  }
}

function forgetBefore(turns: Map<string, number>, time: number): void {
  for (const [key, turn] of turns) {
    if (turn >= time) return;
    turns.delete(key);
  }
}
