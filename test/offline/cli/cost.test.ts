import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { costCommand } from '../../../cli/cost.command.ts';

/** What the command prints, and its exit code. */
async function run(...args: string[]): Promise<{ text: string; code: number }> {
  const written: string[] = [];
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  try {
    const code = await costCommand(args);
    return { text: written.join(''), code };
  } finally {
    spy.mockRestore();
  }
}

it('tells what a month costs, line by line', async () => {
  const { text, code } = await run('--partners', '50', '--deals-per-partner', '30');

  expect(code).toBe(0);
  expect(text).toMatch(/^50 partners, USD a month\.\n/);
  expect(text).toMatch(/^At rest, whatever happens +\d+\.\d\d$/m);
  expect(text).toMatch(/^A month in all +[\d,]+\.\d\d$/m);
});

it('gives the same as JSON, and more for more deals', async () => {
  const totals = await Promise.all(
    ['1', '100'].map(
      async (deals) => JSON.parse((await run('--json', '--deals-per-partner', deals)).text).total,
    ),
  );

  expect(totals[0]).toBeLessThan(totals[1]);
});

it.each([
  [['--partners', 'many'], /--partners takes a number from 0 to 10,000,000, such as 12; not "many"/],
  [['--partners', '-1'], /--partners/],
  [['--partners', '1.5'], /whole number, not 1\.5/],
  [['--deals-per-partner', ''], /--deals-per-partner takes a number/],
  [['--colour', 'red'], /--colour/],
  [['--prices', '/nowhere.json'], /\/nowhere\.json cannot be read as JSON: ENOENT/],
])('says what is wrong with %j', async (args, words) => {
  await expect(costCommand(args)).rejects.toThrow(words);
});

it('names what is missing in a file of prices', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'prices-')), 'prices.json');
  writeFileSync(file, JSON.stringify({ region: 'Frankfurt', asOf: 'yesterday', aws: {} }));

  await expect(costCommand(['--prices', file])).rejects.toThrow(
    /region: Write the region as us-east-1; asOf: Write the day of the prices as 2026-11-30/,
  );
});

// npm run reference writes it anew.
it('prints the page on what it costs as it is in the documents', async () => {
  const { text } = await run('page');

  expect(text).toBe(readFileSync('docs/technical-description/what-it-costs.md', 'utf8'));
});
