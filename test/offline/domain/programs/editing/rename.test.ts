import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyChanges } from '../../../../../domain/programs/editing/apply-changes.rules.ts';
import { readProgram } from '../../../../../domain/programs/read-program.ts';
import type { Path } from '../../../../../domain/programs/reading/problems.ts';
import { allPaths, at, readValue } from './plain.ts';
import { shipped, shippedPrograms } from './shipped.ts';

function rename(source: string, path: Path, to: string): string {
  const edited = applyChanges(source, [{ do: 'rename', at: path, to }]);
  if ('refused' in edited) throw new Error(edited.refused);
  return edited.source;
}

const refusal = (source: string, path: Path, to: string) =>
  applyChanges(source, [{ do: 'rename', at: path, to }]);

/** The names of a program that can be renamed with all that speaks of them. */
function namesIn(value: unknown): Path[] {
  return allPaths(value).filter((path) => {
    const [top] = path;
    const last = path.at(-1);
    if (path.length === 2)
      return ['roles', 'forms', 'outcomes', 'productFamilies', 'territories'].includes(String(top));
    if (top === 'forms') return path.length === 5 && last === 'name';
    if (top !== 'stages') return false;
    if (path.at(-2) === 'values') return at(value, [...path.slice(0, -2), 'step']) === 'set';
    return last === 'id' || last === 'as';
  });
}

/** The same change to lines that hold the name, and to no others. */
function linesChanged(before: string, after: string): string[] {
  const now = after.split('\n');
  return before.split('\n').filter((line, index) => line !== now[index]);
}

const isKey = (path: Path) => !['id', 'name', 'as'].includes(String(path.at(-1)));

/** What is wrong with a program in which one name was changed, and changed back. */
function wrongWith(source: string, path: Path, from: string): string | undefined {
  const edited = refusal(source, path, 'fresh');
  if ('refused' in edited) return edited.refused.includes('&') ? undefined : edited.refused;
  const read = readProgram(edited.source);
  if ('problems' in read) return read.problems[0]?.message;
  const strange = linesChanged(source, edited.source).find((line) => !line.includes(from));
  if (strange !== undefined) return strange;
  const back = rename(edited.source, isKey(path) ? [...path.slice(0, -1), 'fresh'] : path, from);
  return back === source ? undefined : 'it is not restored';
}

describe.each(shippedPrograms)('names of $name', ({ source }) => {
  test('a renamed program is still valid, and renamed back it has its bytes again', () => {
    const value = readValue(source);
    fc.assert(
      fc.property(fc.constantFrom(...namesIn(value)), (path) => {
        const from = String(isKey(path) ? path.at(-1) : at(value, path));
        expect(wrongWith(source, path, from)).toBeUndefined();
      }),
      { numRuns: 8 },
    );
  });
});

describe('renaming', () => {
  const source = shipped('price-exception');

  test('a step is renamed in conditions, texts and levels', () => {
    const text = rename(source, ['stages', 0, 'steps', 1, 'id'], 'wanted');
    expect(text).toContain('when: wanted.percent > 20 || wanted.euros >= 250000');
    expect(text).toContain('title: "{{ wanted.percent }}% for {{ request.customer }}"');
    expect(text).not.toMatch(/\basked\./);
    expect(text).toContain('what was asked for');
  });

  test('a role is renamed where it is asked and told, and not where its words are read', () => {
    const text = rename(source, ['roles', 'finance'], 'treasury');
    expect(text).toContain('  treasury: Finance\n');
    expect(text).toContain('by: treasury');
    expect(text).toContain('# One euro for each unit of the other currencies; finance sets these');
  });

  test('an outcome of a step is renamed at silence and in comparisons of that step alone', () => {
    const text = rename(source, ['stages', 0, 'steps', 3, 'outcomes', 1, 'id'], 'refuse');
    expect(text).toContain(`when: 'approval.outcome == "refuse"'`);
    expect(text.match(/outcome: refuse }/g)).toHaveLength(4);
    expect(text).toContain('{ step: end, id: rejection, outcome: rejected }');
  });

  test.each<[string, Path, string, RegExp]>([
    ['a name that is taken', ['roles', 'finance'], 'deal-desk', /There is deal-desk already/],
    ['a word that conditions keep', ['stages', 0, 'steps', 1, 'id'], 'partner', /means something else/],
    ['a name with a dash', ['stages', 0, 'steps', 1, 'id'], 'a-b', /without dashes/],
    ['a key of the language', ['starts', 'by'], 'who', /rename it in the text/],
  ])('%s is refused', (_, path, to, words) => {
    expect(refusal(source, path, to)).toEqual({ refused: expect.stringMatching(words) });
  });
});

describe('a name that only its own place speaks of', () => {
  const source = shipped('onboarding');
  const program = readValue(source);
  const option = (name: string) =>
    allPaths(program).find((path) => path.at(-2) === 'options' && path.at(-1) === name) ?? [];

  test('an option that no condition speaks of is renamed at its place', () => {
    const renamed = rename(source, option('micro'), 'tiny');

    expect(linesChanged(source, renamed)).toEqual([expect.stringContaining('micro: "1 to 9"')]);
    expect(readProgram(renamed)).toHaveProperty('program');
  });

  test('an option that a condition speaks of is not', () => {
    expect(refusal(source, option('distributor'), 'wholesaler')).toHaveProperty('refused');
  });

  test('what a check is given is renamed at its place', () => {
    const input = allPaths(program).find((path) => path.at(-2) === 'with' && path.at(-1) === 'email') ?? [];

    const renamed = rename(source, input, 'address');

    expect(linesChanged(source, renamed)).toEqual([expect.stringContaining('with: { email:')]);
  });
});

describe('the rules and rows of a form', () => {
  const source = `program: p
kind: custom
starts: { by: partner, form: ask, caseTitle: "{{ ask.what }}" }
forms:
  ask:
    fields:
      - { name: what, type: text, label: What, when: ask.sum.amount > 1.0 }
      - { name: sum, type: money, label: Sum, currencies: [EUR] }
    rules:
      - { must: ask.sum == sum, message: M, field: sum }
  check:
    fields:
      - { name: lines, type: lines, label: L, of: claim.lines, columns: [{ name: a, type: text, label: A, default: ask.what + row.a }] }
    rules:
      - { must: check.lines.size() == claim.lines.size() && ask.what != "", message: M, field: lines }
  claim:
    fields:
      - { name: lines, type: lines, label: L, columns: [{ name: a, type: text, label: A }] }
stages:
  - id: s
    steps:
      - { step: form, id: claim, form: claim, by: partner, within: P1D }
      - { step: decision, id: ok, levels: [{ name: L, by: ops, within: P1D }], scorecard: check }
`;

  test('follow a field, by its bare name and the form’s, and the place of their messages', () => {
    const renamed = rename(source, ['forms', 'ask', 'fields', 1, 'name'], 'total');

    expect(renamed).toContain('when: ask.total.amount > 1.0');
    expect(renamed).toContain('{ must: ask.total == total, message: M, field: total }');
  });

  test('follow a form, and what another speaks of', () => {
    const renamed = rename(source, ['forms', 'ask'], 'request');

    expect(renamed).toContain('must: request.sum == sum');
    expect(renamed).toContain('request.what != ""');
    expect(renamed).toContain('default: request.what + row.a');
    expect(rename(source, ['forms', 'check'], 'verdict')).toContain('must: verdict.lines.size()');
  });

  test('follow the lines that they stand beside, and keep their own of the same name', () => {
    const renamed = rename(source, ['forms', 'claim', 'fields', 0, 'name'], 'invoices');

    expect(renamed).toContain('of: claim.invoices');
    expect(renamed).toContain('check.lines.size() == claim.invoices.size()');
  });
});
