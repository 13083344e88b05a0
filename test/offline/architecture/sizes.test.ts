import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const longestFile = 400;
const medianFile = 80;

/** Every source file that git knows or would know, with its number of lines. */
function sources(): { path: string; lines: number }[] {
  const listed = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx'],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  return listed
    .split('\n')
    .filter(Boolean)
    .flatMap((path) => {
      try {
        return [{ path, lines: readFileSync(`${root}${path}`, 'utf8').split('\n').length - 1 }];
      } catch {
        // Removed, and not yet committed so.
        return [];
      }
    });
}

describe('a reader can take a file in at a glance', () => {
  const files = sources();

  test(`no file is longer than ${longestFile} lines`, () => {
    const tooLong = files.filter(({ lines }) => lines > longestFile);

    expect(tooLong).toEqual([]);
  });

  test(`the median file of the product has at most ${medianFile} lines`, () => {
    const lengths = files
      .filter(({ path }) => !path.startsWith('test/'))
      .map(({ lines }) => lines)
      .sort((one, other) => one - other);

    expect(lengths.length).toBeGreaterThan(0);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(medianFile);
  });

  test('every Lambda entry has its environment as a schema beside it', () => {
    const paths = new Set(files.map(({ path }) => path));
    const entries = [...paths].filter((path) => path.startsWith('handlers/') && path.endsWith('.lambda.ts'));
    const without = entries.filter((path) => !paths.has(path.replace(/\.lambda\.ts$/, '.env.ts')));

    expect(entries).not.toEqual([]);
    expect(without).toEqual([]);
  });
});
