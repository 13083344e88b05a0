import type { Clock } from '../world/clock.ts';

/**
 * What is still to be done in a rehearsed case, each at its moment. Time stands still while anything of it is done, and
 * from the moment at which it is put down until the clock knows of it: no act comes late, however far time leaps.
 */
export interface Agenda {
  /** Has something done at this moment of the case's own time (at once if it has passed); answers when it is noted. */
  at(moment: number, act: () => Promise<void>): Promise<void>;
  /** Nothing more is begun. */
  close(): void;
  /** Fails when something that was done has failed. */
  readonly failed: Promise<never>;
}

/** `clockOffset`: what is added to the server's time, in milliseconds. */
export function openAgenda(clock: Clock, clockOffset: number): Agenda {
  let open = true;
  let reject: (failure: unknown) => void = () => undefined;
  const failed = new Promise<never>((_, fail) => {
    reject = fail;
  });
  failed.catch(() => undefined);
  const carryOut = async (span: number, act: () => Promise<void>) => {
    if (span > 0) await clock.sleep(span);
    try {
      if (open) await act();
    } finally {
      await clock.release();
    }
  };
  return {
    failed,
    close: () => {
      open = false;
    },
    async at(moment, act) {
      if (!open) return;
      await clock.hold();
      const span = moment - clockOffset - (await clock.now());
      // A server that is shut down while somebody sleeps has nothing to say to who has gone home.
      void carryOut(span, act).catch((failure: unknown) => open && reject(failure));
    },
  };
}
