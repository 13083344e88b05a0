import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyChanges } from '../../../../../domain/programs/editing/apply-changes.rules.ts';
import type { Change } from '../../../../../domain/programs/editing/edit.ts';
import { splice } from '../../../../../domain/programs/editing/splice.rules.ts';
import type { Path } from '../../../../../domain/programs/reading/problems.ts';
import { allPaths, at, changed, readValue } from './plain.ts';

const folder = new URL('../../../../../programs/', import.meta.url);
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'));
const sources = [...files, ...files.map((source) => source.replaceAll('\n', '\r\n').trimEnd())];

/** One of the shipped files and a path in it that holds what is asked for. */
const place = (fits: (value: unknown, path: Path) => boolean) => {
  const places = sources.map((source) => {
    const value = readValue(source);
    return { source, paths: allPaths(value).filter((path) => fits(at(value, path), path)) };
  });
  return fc
    .constantFrom(...places.filter(({ paths }) => paths.length > 0))
    .chain(({ source, paths }) => fc.constantFrom(...paths).map((path) => ({ source, path })));
};

const word = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.stringMatching(/^[a-z"':#{}[\],&*!|>%@` \\-]{0,12}$/),
  fc.stringMatching(/^[a-z ]{1,8}(\n[a-z ]{0,8}){0,3}$/),
  fc.constantFrom(
    'no',
    '09:00',
    '2027-01-01',
    '1e3',
    'null',
    'PT8H',
    'a: b',
    '{{ a.b }}',
    '- a',
    'x #y',
    'a\n\n',
  ),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
const key = fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9-]{0,10}$/);
const { value: anything } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    word,
    fc.dictionary(key, tie('value'), { maxKeys: 4 }),
    fc.array(tie('value'), { maxLength: 4 }),
  ),
}));

/** The changed text; undefined if the change was refused because of an alias. */
function edit(source: string, ...changes: Change[]): string | undefined {
  const edited = applyChanges(source, changes);
  if ('refused' in edited) {
    expect(edited.refused).toMatch(/\*|&|comments/);
    return undefined;
  }
  expect(splice(source, edited.edits)).toBe(edited.source);
  return edited.source;
}

function expectValue(source: string, change: Change) {
  const text = edit(source, change);
  if (text !== undefined) expect(readValue(text)).toEqual(changed(readValue(source), change));
  return text;
}

const isList = (value: unknown) => Array.isArray(value);
const inList = (_: unknown, path: Path) => typeof path.at(-1) === 'number';

const runs = { numRuns: 25 };

describe('changes of the shipped programs', () => {
  test('what is set is what is read', () => {
    fc.assert(
      fc.property(
        place((_, path) => path.length > 0),
        anything,
        ({ source, path }, value) => {
          expectValue(source, { do: 'set', at: path, value });
        },
      ),
      runs,
    );
  });

  // Where a folded text broke its lines is not in its value, nor whether a text stood in quotes that it does not need.
  test('a text on one line that is set and set back stands as before, or as the editor writes it, and nothing else moves', () => {
    fc.assert(
      fc.property(
        place((value, path) => typeof value === 'string' && !value.includes('\n') && path.length > 0),
        fc.stringMatching(/^w[a-z]{1,19}$/),
        ({ source, path }, value) => {
          const before = at(readValue(source), path);
          fc.pre(source.includes(String(before)));
          const setAndBack = (text: string) => {
            const once = edit(text, { do: 'set', at: path, value });
            return once === undefined ? text : edit(once, { do: 'set', at: path, value: before });
          };
          const back = setAndBack(source) ?? '';
          const lines = back.split('\n');

          expect(source.split('\n').filter((line, index) => line !== lines[index]).length).toBeLessThan(2);
          expect(readValue(back)).toEqual(readValue(source));
          expect(setAndBack(back)).toBe(back);
        },
      ),
      runs,
    );
  });

  test('what is inserted can be read, all lines around it stay, and taking it out restores every byte', () => {
    fc.assert(
      fc.property(place(isList), anything, fc.nat(), ({ source, path }, value, where) => {
        const length = (at(readValue(source), path) as unknown[]).length;
        const index = where % (length + 1);
        const text = expectValue(source, { do: 'insert', list: path, index, value });
        if (text === undefined) return;
        expect(edit(text, { do: 'remove', at: [...path, index] })).toBe(source);
      }),
      runs,
    );
  });

  test('what is removed is gone, and nothing else', () => {
    fc.assert(
      fc.property(
        place((_, path) => path.length > 0),
        ({ source, path }) => {
          const text = expectValue(source, { do: 'remove', at: path });
          if (text === undefined) return;
          const left = new Set(source.split(/\r?\n/));
          const strange = text.split(/\r?\n/).filter((line) => !left.has(line));
          expect(strange.length).toBeLessThanOrEqual(1);
        },
      ),
      runs,
    );
  });

  test('what is moved within its list stands there, and moving it back restores every byte', () => {
    fc.assert(
      fc.property(place(inList), fc.nat(), ({ source, path }, where) => {
        const list = path.slice(0, -1);
        const from = Number(path.at(-1));
        const index = where % ((at(readValue(source), list) as unknown[]).length + 1);
        const text = expectValue(source, { do: 'move', at: path, list, index });
        if (text === undefined) return;
        const now = index > from ? index - 1 : index;
        const home = from > now ? from + 1 : from;
        expect(edit(text, { do: 'move', at: [...list, now], list, index: home })).toBe(source);
      }),
      runs,
    );
  });

  test('a step that is moved to other steps stands there, and moving it back restores every byte', () => {
    fc.assert(
      fc.property(
        place((_, path) => path.at(-2) === 'steps'),
        fc.nat(),
        fc.nat(),
        ({ source, path }, which, where) => {
          const value = readValue(source);
          const home = path.slice(0, -1);
          const lists = allPaths(value).filter(
            (one) => one.at(-1) === 'steps' && !starts(one, path) && !starts(home, one) && !starts(one, home),
          );
          // A program of one stage may have no other steps.
          fc.pre(lists.length > 0);
          const list = lists[which % lists.length] ?? [];
          const index = where % ((at(value, list) as unknown[]).length + 1);
          const text = expectValue(source, { do: 'move', at: path, list, index });
          if (text === undefined || (at(value, home) as unknown[]).length === 1) return;
          const back = { do: 'move', at: [...list, index], list: home, index: Number(path.at(-1)) } as const;
          expect(edit(text, back)).toBe(source);
        },
      ),
      runs,
    );
  });

  test('several changes are one', () => {
    fc.assert(
      fc.property(
        place(isList),
        fc.array(word, { minLength: 2, maxLength: 4 }),
        ({ source, path }, values) => {
          const changes = values.map((value) => ({ do: 'insert', list: path, index: 0, value }) as const);
          const text = edit(source, ...changes);
          if (text !== undefined)
            expect(readValue(text)).toEqual(changes.reduce<unknown>(changed, readValue(source)));
        },
      ),
      { numRuns: 15 },
    );
  });
});

const starts = (path: Path, beginning: Path) => beginning.every((step, index) => path[index] === step);
