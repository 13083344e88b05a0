import type { ParallelStep } from '../../../domain/programs/steps/nesting.steps.ts';
import { goOnUnlessStopped, type Place, type Run } from '../../process/run.ts';
import { Interrupted, settle } from '../case.ts';

/** Walks lanes at once. With `any`, the first that is through makes the others unnecessary: their tasks are withdrawn. */
export async function parallelBlock(run: Run, step: ParallelStep, place: Place): Promise<void> {
  let through = 0;
  const over = () => place.over() || (step.join === 'any' && through > 0);
  const lanes = step.lanes.map(async ({ steps }) => {
    await place.walk(steps, { over });
    through += 1;
    // The other lanes may wait for long: what this one came to is on record before.
    if (through < step.lanes.length) await settle(run.c);
  });
  const ended = await Promise.allSettled(lanes);
  for (const lane of ended)
    if (lane.status === 'rejected' && !(lane.reason instanceof Interrupted)) throw lane.reason;
  goOnUnlessStopped(run, place);
}
