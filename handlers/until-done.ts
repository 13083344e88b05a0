import { setTimeout as sleep } from 'node:timers/promises';
import type { Worker } from '@temporalio/worker';

export interface Ending {
  /** Milliseconds until Lambda ends the invocation. */
  readonly remaining: () => number;
  /** Of so many milliseconds without anything to do an invocation ends. */
  readonly idle: number;
  /** Something besides the worker's tasks is under way. */
  readonly busy: () => boolean;
}

/** So long before its time is over an invocation takes nothing new: what was begun has the worker's grace time, and it must close. */
const toClose = 10_000;
const betweenLooks = 50;

/** Resolves when a worker in a function is to stop: there is nothing to do, or its time is nearly over. */
export async function untilDone(
  worker: Pick<Worker, 'getStatus'>,
  { remaining, idle, busy }: Ending,
): Promise<'idle' | 'deadline'> {
  let quietFor = 0;
  while (remaining() > toClose) {
    const { numInFlightWorkflowActivations, numInFlightActivities } = worker.getStatus();
    const quiet = numInFlightWorkflowActivations + numInFlightActivities === 0 && !busy();
    quietFor = quiet ? quietFor + betweenLooks : 0;
    if (quietFor >= idle) return 'idle';
    await sleep(betweenLooks);
  }
  return 'deadline';
}
