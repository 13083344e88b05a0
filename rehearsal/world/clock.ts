import { setTimeout as rest } from 'node:timers/promises';
import type { TestWorkflowEnvironment } from '@temporalio/testing';

/**
 * The one clock of a time-skipping server. It leaps to the next moment at which anything is due, but only while nobody
 * holds it; the server itself holds it while a case works. Held by as many as ask for it, until each has let go.
 */
export interface Clock {
  /** Milliseconds since 1970 on the server. */
  now(): Promise<number>;
  hold(): Promise<void>;
  release(): Promise<void>;
  /** Lets go, and holds again this many milliseconds later. Others may sleep meanwhile. */
  sleep(span: number): Promise<void>;
  /** Lets time go on until nobody sleeps any more, and holds it again: for when a case is over before its sleepers wake. */
  drain(): Promise<void>;
  /** Wakes nobody any more: the server is about to end. */
  stop(): void;
}

/** Real time in which all sleepers wake: longer than they ever take where nothing works any more. */
const drainWithin = 10_000;

/** The clock of a server, which its starter holds. */
export function clockOf(env: TestWorkflowEnvironment): Clock {
  const { testService } = env.connection;
  if (!testService) throw new Error('This server cannot skip time.');
  const asleep = new Set<Promise<void>>();
  const stopping = new AbortController();
  const hold = async () => void (await testService.lockTimeSkipping({}));
  const release = async () => void (await testService.unlockTimeSkipping({}));
  return {
    now: () => env.currentTimeMs(),
    hold,
    release,
    async sleep(span) {
      const sleeping = env.connection.withAbortSignal(stopping.signal, () =>
        env.sleep(Math.max(1, Math.ceil(span))),
      );
      asleep.add(sleeping);
      await sleeping.finally(() => asleep.delete(sleeping));
    },
    async drain() {
      await release();
      await Promise.race([Promise.allSettled(asleep), rest(drainWithin, undefined, { ref: false })]);
      await hold();
    },
    stop: () => stopping.abort(),
  };
}
