import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { publishShipped } from '../../../handlers/services/programs/publish-shipped.ts';
import { memoryPrograms } from './support/memory-programs.ts';

const shipped = readFileSync('programs/basic-training.yaml', 'utf8');
const [, number = ''] = /^version: (\d+)$/m.exec(shipped) ?? [];
const version = Number(number);
const as = (own: number, title = 'Basic training') =>
  shipped.replace(/^version: \d+$/m, `version: ${own}`).replace(/^title: .*$/m, `title: ${title}`);
const publishers = { proposedBy: 'P-0PERAT0001', publishedBy: 'P-0PERAT0002' };

/** What starts with these texts, one after another, make of it. */
async function startedWith(...texts: string[]) {
  const programs = memoryPrograms({ versions: [], program: undefined });
  const left: (number | undefined)[] = [];
  for (const [at, text] of texts.entries()) {
    const now = new Date(Date.UTC(2026, 10, 2, 9, at));
    left.push((await publishShipped({ programs }, text, { ...publishers, now })).leftFor);
  }
  const { title, version } = (await programs.current('basic-training', '2027-01-01T00:00:00.000Z')) ?? {};
  const there = (await programs.versions('basic-training')).map((one) => one.version).sort();
  return { there, inForce: [version, title], left: left.at(-1) };
}

test('a release brings its version beside the one before, in force from then on; a second start changes nothing', async () => {
  expect(await startedWith(as(version - 1), shipped, shipped)).toEqual({
    there: [version - 1, version],
    inForce: [version, 'Basic training'],
    left: undefined,
  });
});

test.each([
  ['of the same number', version],
  ['of a higher number', version + 3],
])('what operations have made of it stays in force: a version %s', async (_what, own) => {
  expect(await startedWith(as(own, 'Our own'), shipped)).toEqual({
    there: [own],
    inForce: [own, 'Our own'],
    left: own,
  });
});

test('who built on the shipped version keeps theirs, and is not told of it', async () => {
  expect(await startedWith(shipped, as(version + 1, 'Our own'), shipped)).toMatchObject({
    inForce: [version + 1, 'Our own'],
    left: undefined,
  });
});
