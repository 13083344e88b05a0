import { setTimeout as rest } from 'node:timers/promises';
import type { RehearsalServer } from '../world/server.ts';
import { lossOf } from './lost.ts';

type Work<Result> = (server: RehearsalServer) => Promise<Result>;

/** A server that is kept for the next rehearsal, and replaced where it is lost. */
export interface WarmServer {
  /**
   * Works with the server; starts one if there is none. Where it is lost meanwhile, or the work fails on it, another is
   * started and the work is done again. At the signal the server is given up, and its work with it.
   */
  use<Result>(work: Work<Result>, signal: AbortSignal): Promise<Result>;
  close(): Promise<void>;
}

const attempts = 3;
/** Real time in which a server ends; one that is lost has nothing to end. */
const goodbye = 5_000;

/** `start` comes by a server. What it throws, if there is none to be had, is thrown on at once. */
export function warmServer(start: () => Promise<RehearsalServer>): WarmServer {
  let warm: RehearsalServer | undefined;
  const close = async () => {
    const ended = warm;
    warm = undefined;
    if (ended) await Promise.race([ended.close().catch(() => undefined), rest(goodbye)]);
  };
  return {
    close,
    async use(work, signal) {
      for (let attempt = 1; ; attempt += 1) {
        warm ??= await start();
        try {
          return await unlessLost(warm, work, signal);
        } catch (failure) {
          // Whatever it still holds, the next rehearsal shall not meet.
          await close();
          if (signal.aborted || attempt === attempts) throw failure;
        }
      }
    },
  };
}

/** Works with a server for as long as it is there and the signal does not come. */
async function unlessLost<Result>(server: RehearsalServer, work: Work<Result>, signal: AbortSignal) {
  const over = new AbortController();
  const watched = [work(server), lossOf(server.address, over.signal), abortOf(signal, over.signal)] as const;
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
