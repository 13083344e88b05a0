import { expect, test } from 'vitest';
import { sharing, together } from '../../../activities/store/together.ts';

/** Requests that end when told, and what each was asked for. */
function slowRequests() {
  const asked: (readonly string[])[] = [];
  const ends: (() => void)[] = [];
  const work = (keys: readonly string[]) => {
    asked.push(keys);
    return new Promise<string[]>((resolve) => ends.push(() => resolve(keys.map((key) => `of ${key}`))));
  };
  return { asked, ends, work };
}
const started = (asked: readonly unknown[], count: number) => expect.poll(() => asked.length).toBe(count);

test('who asks while a request is on its way waits for the next, which is for all of them', async () => {
  const { asked, ends, work } = slowRequests();
  const look = together(10, work);
  const first = look('a');
  await started(asked, 1);
  const later = [look('a'), look('b')];

  ends[0]?.();
  await started(asked, 2);
  ends[1]?.();

  expect(await Promise.all([first, ...later])).toEqual(['of a', 'of a', 'of b']);
  expect(asked).toEqual([['a'], ['a', 'b']]);
});

test('a request that hangs keeps nobody waiting', async () => {
  const { asked, ends, work } = slowRequests();
  const look = together(10, work);
  void look('hangs');
  await started(asked, 1);
  const next = look('b');

  await started(asked, 2);
  ends[1]?.();

  expect(await next).toBe('of b');
});

test('no request is for more than it may be for', async () => {
  const asked: number[] = [];
  const look = together(2, async (keys: readonly number[]) => {
    asked.push(keys.length);
    return keys;
  });

  const answers = await Promise.all([1, 2, 3].map(look));

  expect(answers).toEqual([1, 2, 3]);
  expect(asked).toEqual([2, 1]);
});

test('a failure is that of all who waited for it, and of nobody after them', async () => {
  let down = true;
  const read = sharing(async (key) => {
    if (down) throw new Error('down');
    return key;
  });

  const failed = await Promise.allSettled([read('a'), read('b')]);
  down = false;

  expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await read('a')).toBe('a');
});
