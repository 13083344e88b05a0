import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readProgram } from '../../domain/programs/read-program.ts';

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

test('there are ten', () => {
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
