import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readProgram } from '../../domain/programs/read-program.ts';
import { tablesOf } from './markdown.ts';

const page = readFileSync('docs/how-to/ten-changes.md', 'utf8');
const shipped = readFileSync('programs/onboarding.yaml', 'utf8');

interface Change {
  readonly title: string;
  /** What stands there before, and what after. */
  readonly pieces: readonly { readonly before: string; readonly after: string }[];
}

const changes: readonly Change[] = page
  .split(/^## /m)
  .slice(1)
  .map((section) => {
    const blocks = [...section.matchAll(/^```yaml\n([\s\S]*?)\n```/gm)].map(([, code = '']) => code);
    const pairs = blocks.flatMap((before, at) =>
      at % 2 === 0 ? [{ before, after: blocks[at + 1] ?? '' }] : [],
    );
    return { title: section.split('\n')[0] ?? '', pieces: pairs };
  });

const indented = (code: string, by: string) =>
  code
    .split('\n')
    .map((line) => by + line)
    .join('\n');

interface Place {
  readonly found: string;
  readonly by: string;
}

/** The places at which the lines stand in the file, whatever they are indented by; or else a piece of a line, as it is. */
function placesOf(code: string): readonly Place[] {
  const lines = Array.from({ length: 30 }, (_, width) => ' '.repeat(width))
    .map((by) => ({ found: `\n${indented(code, by)}\n`, by }))
    .flatMap(everyOne);
  return lines.length > 0 ? lines : everyOne({ found: code, by: '' });
}

const everyOne = (place: Place): Place[] =>
  Array.from({ length: shipped.split(place.found).length - 1 }, () => place);

function applied(source: string, { before, after }: Change['pieces'][number]): string {
  const [place] = placesOf(before);
  if (!place) return source;
  const wholeLines = place.found.startsWith('\n');
  return source.replace(place.found, () => (wholeLines ? `\n${indented(after, place.by)}\n` : after));
}

test('the page has ten changes, in the order of their numbers', () => {
  expect(changes.map(({ title }) => Number.parseInt(title, 10))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

test.each(changes)('$title: what it starts from stands in the program that ships, once', ({ pieces }) => {
  expect(pieces.length).toBeGreaterThan(0);
  expect(pieces.filter(({ before }) => placesOf(before).length !== 1)).toEqual([]);
});

test.each(changes)('$title: the program is sound afterwards, and another one', async ({ pieces }) => {
  const changed = pieces.reduce(applied, shipped);

  const [before, after] = [await readProgram(shipped), await readProgram(changed)];

  expect('problems' in after ? after.problems : []).toEqual([]);
  expect(after).not.toEqual(before);
});

/** How many characters are the same in both, in order. */
function sameIn(before: string, after: string): number {
  let row = Array.from({ length: after.length + 1 }, () => 0);
  for (const letter of before) {
    const next = [0];
    for (const [at, other] of [...after].entries())
      next.push(letter === other ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0));
    row = next;
  }
  return row.at(-1) ?? 0;
}

const withoutIndentation = (code: string) => code.replaceAll(/^ +/gm, '');

/** Characters that are typed or deleted, at the least. */
const keysFor = ({ before, after }: Change['pieces'][number]) => {
  const [from, to] = [withoutIndentation(before), withoutIndentation(after)];
  return from.length + to.length - 2 * sameIn(from, to);
};

test('the designer is compared with them as they are', () => {
  const designer = readFileSync('docs/how-to/design-in-the-browser.md', 'utf8');

  const rows = tablesOf(designer).find(([row]) => row && 'keys in YAML' in row) ?? [];

  expect(rows.map((row) => [row.change, Number(row['keys in YAML'])])).toEqual(
    changes.map(({ title, pieces }) => [title, pieces.reduce((sum, piece) => sum + keysFor(piece), 0)]),
  );
});
