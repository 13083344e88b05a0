import { condition } from '@temporalio/workflow';
import { neededOf } from '../../../domain/programs/lanes.rules.ts';
import type { ParallelStep } from '../../../domain/programs/steps/nesting.steps.ts';
import { goOnUnlessStopped, type Place, type Run, stopped } from '../../process/run.ts';
import { Interrupted, settle } from '../case.ts';

/**
 * Walks lanes at once, each as soon as those are through that it comes after. When as many are through as the step asks
 * for, the others are unnecessary: their tasks are withdrawn.
 */
export async function parallelBlock(run: Run, step: ParallelStep, place: Place): Promise<void> {
  const through = new Set<string>();
  const needed = neededOf(step);
  const enough = () => needed < step.lanes.length && through.size >= needed;
  let failed = false;
  const over = () => place.over() || enough();
  const lanes = step.lanes.map(async ({ name, after, steps }) => {
    try {
      if (after) await untilThrough(run, after, { over: () => over() || failed, through });
      await place.walk(steps, { over });
    } catch (reason) {
      if (!(reason instanceof Interrupted)) failed = true;
      throw reason;
    }
    through.add(name);
    // The other lanes may wait for long: what this one came to is on record before.
    if (through.size < step.lanes.length) await settle(run.c);
  });
  const ended = await Promise.allSettled(lanes);
  for (const lane of ended)
    if (lane.status === 'rejected' && !(lane.reason instanceof Interrupted)) throw lane.reason;
  goOnUnlessStopped(run, place);
}

interface Lanes {
  readonly through: ReadonlySet<string>;
  readonly over: () => boolean;
}

/** Nothing is shown of a lane that has not begun: who has the ball are those of the others. */
async function untilThrough(run: Run, after: readonly string[], { through, over }: Lanes): Promise<void> {
  const ready = () => after.every((name) => through.has(name));
  await condition(() => ready() || stopped(run, { over }));
  goOnUnlessStopped(run, { over });
}
