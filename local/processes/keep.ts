import { setTimeout as sleep } from 'node:timers/promises';
import { obituary, type RunningProcess } from './process.ts';
import { type Service, startService } from './service.ts';

/** A service that is started again whenever it ends by itself. */
export interface KeptService {
  readonly name: string;
  /** Of the process that runs now, or of the last one. */
  pid(): number;
  stop(): Promise<void>;
}

export interface KeepOptions {
  /** Hears, in whole sentences, of every end and every new start. */
  readonly say: (text: string) => void;
  /** Called whenever the process changes. */
  readonly changed: () => void;
  /** Gives the first start up. */
  readonly signal: AbortSignal;
}

const firstPause = 500;
const longestPause = 10_000;
/** A service that ran for this long was well: the next pause is the first again. */
const healthyAfter = 30_000;

/** Starts a service, throws if it does not come up the first time, and from then on keeps it up. */
export async function keepRunning(service: Service, options: KeepOptions): Promise<KeptService> {
  const { name } = service.spec;
  const stopping = new AbortController();
  const { signal } = stopping;
  let current = await startService(service, options.signal);
  let pause = firstPause;

  const watch = async () => {
    for (;;) {
      const started = Date.now();
      const how = await current.ended;
      if (signal.aborted) return;
      if (Date.now() - started > healthyAfter) pause = firstPause;
      const plan = `ended unexpectedly (${how}); starting it again in ${pause / 1000} s`;
      options.say(await obituary(current, plan));
      const next = await again();
      if (!next) return;
      current = next;
      options.changed();
      options.say(`${name} is up again (process ${next.pid}).`);
    }
  };

  /** Tries, with growing pauses, until it is up or nobody wants it any more. */
  const again = async (): Promise<RunningProcess | undefined> => {
    while (!signal.aborted) {
      await sleep(pause, undefined, { signal }).catch(() => undefined);
      pause = Math.min(pause * 2, longestPause);
      if (signal.aborted) break;
      const next = await startService(service, signal).catch((error: Error) => error);
      if (!(next instanceof Error)) return next;
      if (!signal.aborted) options.say(next.message);
    }
    return undefined;
  };

  const watching = watch();
  const stop = async () => {
    stopping.abort();
    await current.stop();
    await watching;
    // It may have come up again in the meantime.
    await current.stop();
  };
  return { name, pid: () => current.pid, stop };
}
