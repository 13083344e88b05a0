import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { applyChanges } from '../../../../../domain/programs/editing/apply-changes.rules.ts';
import type { Change } from '../../../../../domain/programs/editing/edit.ts';
import { splice } from '../../../../../domain/programs/editing/splice.rules.ts';
import type { Path } from '../../../../../domain/programs/reading/problems.ts';
import { allPaths, at, changed, valueOf } from './plain.ts';

const folder = new URL('../../../../../programs/', import.meta.url);
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'));
const sources = [...files, ...files.map((source) => source.replaceAll('\n', '\r\n').trimEnd())];

/** One of the shipped files and a path in it that holds what is asked for. */
const place = (fits: (value: unknown, path: Path) => boolean) =>
  fc.constantFrom(...sources).chain((source) => {
    const value = valueOf(source);
    const paths = allPaths(value).filter((path) => fits(at(value, path), path));
    return fc.constantFrom(...paths).map((path) => ({ source, path }));
  });

const word = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.stringMatching(/^[a-z"':#{}[\],&*!|>%@` \\-]{0,12}$/),
  fc.stringMatching(/^[a-z ]{1,8}(\n[a-z ]{0,8}){0,3}$/),
  fc.constantFrom('no', '09:00', '2027-01-01', '1e3', 'null', 'PT8H', 'a: b', '{{ a.b }}', '- a', 'x #y', 'a\n\n'),
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
function after(source: string, ...changes: Change[]): string | undefined {
  const edited = applyChanges(source, changes);
  if ('refused' in edited) {
    expect(edited.refused).toMatch(/\*|&|comments/);
    return undefined;
  }
  expect(splice(source, edited.edits)).toBe(edited.source);
  return edited.source;
}

function expectValue(source: string, change: Change) {
  const text = after(source, change);
  if (text !== undefined) expect(valueOf(text)).toEqual(changed(valueOf(source), change));
  return text;
}

const isList = (value: unknown) => Array.isArray(value);
const inList = (_: unknown, path: Path) => typeof path.at(-1) === 'number';
const runs = { numRuns: 300 };

describe('changes of the shipped programs', () => {
  test('what is set is what is read, and setting it back restores every byte', () => {
    fc.assert(
      fc.property(place((_, path) => path.length > 0), anything, ({ source, path }, value) => {
        const text = expectValue(source, { do: 'set', at: path, value });
        const before = at(valueOf(source), path);
        if (text === undefined || typeof before === 'object' || typeof value === 'object') return;
        if (typeof before === 'string' && (before.includes('\n') || typeof value !== 'string' || value.includes('\n'))) return;
        const back = after(text, { do: 'set', at: path, value: before });
        if (typeof before === typeof value) expect(valueOf(back ?? '')).toEqual(valueOf(source));
      }),
      runs,
    );
  });
});
void [parse, isList, inList];
