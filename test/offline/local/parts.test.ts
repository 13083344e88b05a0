import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { install, withLock } from '../../../local/parts/cache.ts';
import { checkPart, obtainPart, type Part, type Way } from '../../../local/parts/part.ts';
import { isNewEnough } from '../../../local/parts/temporal.ts';

const quiet = () => undefined;
const way = (name: string, possible: boolean, obtain: () => Promise<string>): Way<string> => ({
  name,
  possible: () => possible,
  obtain,
});
const works = (name: string) => way(name, true, async () => name);
const fails = (name: string, why: string) => way(name, true, () => Promise.reject(new Error(why)));
const impossible = (name: string) => way(name, false, () => Promise.reject(new Error('not to be called')));
const part = (...ways: Way<string>[]): Part<string> => ({
  name: 'Clockwork',
  ways,
  remedy: 'Install a clock.',
});

let cache: string;
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'throughline-cache-test-'));
  vi.stubEnv('THROUGHLINE_CACHE', cache);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(cache, { recursive: true, force: true });
});

describe('coming by a part', () => {
  test('takes the first way that works', async () => {
    const wanted = part(impossible('cache'), fails('download', 'no network'), works('build'), works('never'));

    expect(await obtainPart(wanted, quiet)).toBe('build');
  });

  test('names the part, what was tried and the remedy when no way works', async () => {
    const wanted = part(impossible('cache'), fails('download', 'no network'), fails('build', 'no compiler'));

    await expect(obtainPart(wanted, quiet)).rejects.toThrow(
      'Clockwork cannot be had on this machine. Tried: download (no network); build (no compiler). Install a clock.',
    );
  });

  test('says before any fetching when no way is possible', async () => {
    await expect(checkPart(part(impossible('cache'), impossible('build')))).rejects.toThrow(
      'Install a clock.',
    );
    await expect(checkPart(part(impossible('cache'), works('build')))).resolves.toBeUndefined();
  });
});

describe('the cache of parts', () => {
  test('keeps a whole entry', async () => {
    const folder = await install('clock-1', (fresh) => writeFile(join(fresh, 'hand'), 'x'));

    expect(readdirSync(folder)).toEqual(['hand']);
  });

  test('keeps nothing of a fetch that failed', async () => {
    const broken = install('clock-1', async (fresh) => {
      await writeFile(join(fresh, 'hand'), 'x');
      throw new Error('the connection was lost');
    });

    await expect(broken).rejects.toThrow('the connection was lost');
    expect(readdirSync(cache)).toEqual([]);
  });

  test('lets one fetch at a time', async () => {
    let inside = 0;
    let most = 0;
    const work = async () => {
      inside += 1;
      most = Math.max(most, inside);
      await sleep(20);
      inside -= 1;
    };

    await Promise.all([1, 2, 3].map(() => withLock('clock', quiet, work)));

    expect(most).toBe(1);
  });

  test('takes over the lock of a process that is gone', async () => {
    const gone = 2 ** 22 + 1;
    writeFileSync(join(cache, 'clock.lock'), String(gone));

    expect(await withLock('clock', quiet, async () => 'mine')).toBe('mine');
    expect(existsSync(join(cache, 'clock.lock'))).toBe(false);
  });
});

test.each([
  ['temporal version 1.5.1 (Server 1.29.1, UI 2.42.1)', true],
  ['temporal version 2.0.0 (Server 2.0.0, UI 3.0.0)', true],
  ['temporal version 0.10.0 (Server 1.20.0, UI 2.10.0)', false],
  ['something else', false],
])('%s is new enough: %s', (version, expected) => {
  expect(isNewEnough(version)).toBe(expected);
});
