import { setTimeout as rest } from 'node:timers/promises';
import { PartUnavailable } from '../../local/parts/part.ts';
import { TestServerNotStarted } from '../../local/parts/time-skipping.ts';
import type { RehearsalServer } from '../world/server.ts';
import { lossOf, ServerLost } from './lost.ts';

type Work<Result> = (server: RehearsalServer) => Promise<Result>;

/** A server that is kept for the next rehearsal, and replaced where it is lost. */
export interface WarmServer {
  /**
   * Works with the server; starts one if there is none. Where it is lost meanwhile, or the work fails on it, another is
   * started and the work is done again, but not for ever. At the signal the server is given up, and its work with it.
   */
  use<Result>(work: Work<Result>, signal: AbortSignal): Promise<Result>;
  close(): Promise<void>;
}

/** How often work is begun whose server is lost meanwhile, and how often where it, or the server's start, fails. */
const attempts = { lost: 4, failed: 3 };
/** Real time in which a server ends. */
const goodbye = 5_000;
/** The client tries for this long at most to reach a server that is lost; closed before, it would end the process. */
const grief = 60_000;

/** `start` comes by a server; where the part itself cannot be had, or does not come up, it is not asked again. */
export function warmServer(start: () => Promise<RehearsalServer>): WarmServer {
  let warm: RehearsalServer | undefined;
  let starting: Promise<RehearsalServer> | undefined;
  /** What is given up meanwhile goes on starting, for the next rehearsal: a busy machine takes long. */
  const started = (signal: AbortSignal) => {
    starting ??= start().finally(() => {
      starting = undefined;
    });
    const server = starting.then((one) => {
      warm = one;
      return one;
    });
    return firstOf(() => [server], signal);
  };
  const close = async () => {
    const ended = warm;
    warm = undefined;
    if (ended) await Promise.race([ended.close().catch(() => undefined), rest(goodbye)]);
  };
  /** Whatever a server still holds on which work has failed, the next rehearsal shall not meet. */
  const giveUp = async (failure: unknown) => {
    if (warm && failure instanceof ServerLost) abandon(warm);
    else await close();
    warm = undefined;
  };
  const use = async <Result>(work: Work<Result>, signal: AbortSignal, attempt = 1): Promise<Result> => {
    try {
      const server = warm ?? (await started(signal));
      return await unlessLost(server, work, signal);
    } catch (failure) {
      await giveUp(failure);
      if (signal.aborted || attempt >= attemptsAfter(failure)) throw failure;
    }
    return use(work, signal, attempt + 1);
  };
  return { close, use };
}

function attemptsAfter(failure: unknown): number {
  if (failure instanceof PartUnavailable || failure instanceof TestServerNotStarted) return 1;
  return failure instanceof ServerLost ? attempts.lost : attempts.failed;
}

function abandon(server: RehearsalServer): void {
  setTimeout(() => void server.close().catch(() => undefined), grief).unref();
}

/** Works with a server for as long as it is there and the signal does not come. */
function unlessLost<Result>(
  server: RehearsalServer,
  work: Work<Result>,
  signal: AbortSignal,
): Promise<Result> {
  return firstOf((over) => [work(server), lossOf(server.address, over)], signal);
}

/** What comes of the first that is settled, or the signal's reason; `over` is when nobody waits any more. */
async function firstOf<Result>(
  begin: (over: AbortSignal) => readonly Promise<Result>[],
  signal: AbortSignal,
): Promise<Result> {
  const over = new AbortController();
  const watched = [...begin(over.signal), abortOf(signal, over.signal)];
  // The race hears the first of them; the others may still fail.
  for (const one of watched) one.catch(() => undefined);
  try {
    return await Promise.race(watched);
  } finally {
    over.abort();
  }
}

function abortOf(signal: AbortSignal, over: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true, signal: over });
  });
}
