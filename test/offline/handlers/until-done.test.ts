import { expect, it } from 'vitest';
import { untilDone } from '../../../handlers/until-done.ts';

const minute = 60_000;

/** A worker that is as busy as said, look by look; the last holds on. */
function worker(...busy: [number, ...number[]]) {
  let looks = 0;
  return {
    getStatus: () => {
      const numInFlightActivities = busy[Math.min(looks, busy.length - 1)] ?? 0;
      looks += 1;
      return { numInFlightActivities, numInFlightWorkflowActivations: 0 } as ReturnType<
        Parameters<typeof untilDone>[0]['getStatus']
      >;
    },
    looks: () => looks,
  };
}

it('ends an invocation that has had nothing to do for so long, counted from the last task', async () => {
  const one = worker(0, 1, 0);
  const ending = { remaining: () => minute, idle: 100, busy: () => false };

  expect(await untilDone(one, ending)).toBe('idle');
  expect(one.looks()).toBe(4);
});

it('ends a busy one while there is time to close, whatever else is under way', async () => {
  const left = [minute, 10_001, 10_000];
  const ending = { remaining: () => left.shift() ?? 0, idle: 50, busy: () => true };

  expect(await untilDone(worker(0), ending)).toBe('deadline');
  expect(left).toEqual([]);
});
