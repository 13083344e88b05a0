import { expect, test } from 'vitest';
import { keptOnceMade, onFirstCall } from '../../../activities/store/calls.ts';

/** Fails `failures` times, then tells which attempt it was. */
function attempts(failures: number) {
  let nth = 0;
  return async () => {
    nth += 1;
    if (nth <= failures) throw new Error(`attempt ${nth}`);
    return nth;
  };
}

test('what is made is made when it is first asked for, once, whoever asks meanwhile', async () => {
  const one = keptOnceMade(attempts(0));

  expect(await Promise.all([one(), one()])).toEqual([1, 1]);
  expect(await one()).toBe(1);
});

test('what could not be made is told to all who waited for it, and is made at the next asking', async () => {
  const one = keptOnceMade(attempts(1));

  const waited = await Promise.allSettled([one(), one()]);

  expect(waited.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await one()).toBe(2);
});

test('a store whose code could not be loaded is loaded with the next call', async () => {
  const load = attempts(1);
  const store = onFirstCall(async () => {
    const nth = await load();
    return { which: async () => nth };
  });

  await expect(store.which()).rejects.toThrow('attempt 1');
  expect(await store.which()).toBe(2);
});
