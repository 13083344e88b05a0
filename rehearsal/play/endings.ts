import { WorkflowFailedError, type WorkflowHandle } from '@temporalio/client';
import { TerminatedFailure } from '@temporalio/common';
import type { Clock } from '../world/clock.ts';

/** Real time in which a case must show some sign of life: one that shows none hangs. */
const patience = 30_000;

/** `failed` fails when the workflow does; `over` answers when the workflow is over in any way. */
export function follow(handle: WorkflowHandle): {
  readonly failed: Promise<never>;
  readonly over: Promise<void>;
} {
  const result = handle.result();
  const failed = new Promise<never>((_, reject) => {
    result.catch((failure: unknown) => {
      if (!(failure instanceof WorkflowFailedError) || failure.cause instanceof TerminatedFailure) return;
      reject(new Error(`The workflow has a defect: ${failure.cause?.message ?? failure.message}`));
    });
  });
  failed.catch(() => undefined);
  return { failed, over: result.then(noop, noop) };
}

const noop = (): void => undefined;

/** The clock is held on from whoever ends the play: a case that is ended while it works leaves the server's clock held. */
export function ending(clock: Clock) {
  let over = false;
  let finish = (): void => undefined;
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const holdOn = async () => {
    if (over) return;
    over = true;
    await clock.hold();
    finish();
  };
  return { finished, finish: holdOn };
}

/** Fails when there was no sign of life for too long. */
export function watchdog() {
  let timer: NodeJS.Timeout | undefined;
  let bark: (failure: Error) => void = () => undefined;
  const barked = new Promise<never>((_, reject) => {
    bark = reject;
  });
  barked.catch(() => undefined);
  const alive = () => {
    clearTimeout(timer);
    timer = setTimeout(
      () => bark(new Error('The case does not go on: its workflow fails or hangs.')),
      patience,
    );
  };
  alive();
  return { barked, alive, stop: () => clearTimeout(timer) };
}
