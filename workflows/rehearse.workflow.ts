import { ActivityFailure, isCancellation, TimeoutFailure } from '@temporalio/workflow';
import { playing } from './activity-profiles.ts';
import type { RehearsalResult, RehearseInput } from './rehearse.messages.ts';

/** Plays a program's scripts where time can be skipped. Whatever prevents it is an answer, in words that say what to do. */
export async function rehearse(input: RehearseInput): Promise<RehearsalResult> {
  try {
    return await playing.playRehearsal(input);
  } catch (failure) {
    if (isCancellation(failure) || !(failure instanceof ActivityFailure)) throw failure;
    return { state: 'failed', problem: problemOf(failure.cause) };
  }
}

function problemOf(cause: Error | undefined): string {
  if (cause instanceof TimeoutFailure && cause.timeoutType === 'SCHEDULE_TO_START')
    return 'Nobody took the rehearsal up: the rehearsal worker does not run. Start it, then play again.';
  return 'The rehearsal was begun several times and never came to its end. Play again; if that fails too, look into the log of the rehearsal worker.';
}
