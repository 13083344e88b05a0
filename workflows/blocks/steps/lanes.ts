import { condition } from '@temporalio/workflow';
import type { Run } from '../../process/run.ts';
import { Interrupted, settle } from '../case.ts';

type Walk = () => Promise<void>;

/** Walks lanes at once, until all are through or have stopped; the first may start others. */
export async function walkLanes(run: Run, first: (start: (walk: Walk) => void) => Promise<void>) {
  let open = 0;
  let failed: { readonly reason: unknown } | undefined;
  const lane = async (walk: Walk): Promise<void> => {
    open += 1;
    try {
      await walk();
      // The other lanes may wait for long: what this one came to is on record before.
      if (open > 1) await settle(run.c);
    } catch (reason) {
      if (!(reason instanceof Interrupted)) failed ??= { reason };
    }
    open -= 1;
  };
  const start = (walk: Walk) => void lane(walk);
  start(() => first(start));
  await condition(() => open === 0 || failed !== undefined);
  if (failed) throw failed.reason;
}
