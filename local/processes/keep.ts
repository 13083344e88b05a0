import { setTimeout as sleep } from 'node:timers/promises';
import { obituary, type RunningProcess } from './process.ts';
import { type Service, startService } from './service.ts';

/** A service that is started again whenever it ends by itself. */
export interface KeptService {
  readonly name: string;
  /** Of the process that runs now, or 0 between two. */
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
  let current: RunningProcess | undefined = await startService(service, options.signal);
  options.changed();

  const watch = async () => {
    let pause = firstPause;
    while (current && !stopping.signal.aborted) {
      const started = Date.now();
      const how = await current.ended;
      if (stopping.signal.aborted) return;
      if (Date.now() - started > healthyAfter) pause = firstPause;
      options.say(
        await obituary(current, `ended unexpectedly (${how}); starting it again in ${pause / 1000} s`),
      );
      current = await again(pause);
      pause = Math.min(pause * 2, longestPause);
    }
  };

  /** Tries until it is up or nobody wants it any more. */
  const again = async (firstWait: number): Promise<RunningProcess | undefined> => {
    for (let wait = firstWait; ; wait = Math.min(wait * 2, longestPause)) {
      await sleep(wait, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return undefined;
      try {
        const running = await startService(service, stopping.signal);
        options.changed();
        options.say(`${name} is up again (process ${running.pid}).`);
        return running;
      } catch (error) {
        if (stopping.signal.aborted) return undefined;
        options.say(error instanceof Error ? error.message : String(error));
      }
    }
  };

  const watching = watch();
  return {
    name,
    pid: () => current?.pid ?? 0,
    stop: async () => {
      stopping.abort();
      await current?.stop();
      await watching;
      await current?.stop();
    },
  };
}
