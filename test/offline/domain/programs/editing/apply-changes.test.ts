import { describe, expect, test } from 'vitest';
import { applyChanges } from '../../../../../domain/programs/editing/apply-changes.rules.ts';
import type { Change } from '../../../../../domain/programs/editing/edit.ts';
import { allPaths, at, readValue } from './plain.ts';
import { shipped, shippedFiles } from './shipped.ts';

function edit(source: string, ...changes: Change[]): string {
  const edited = applyChanges(source, changes);
  if ('refused' in edited) throw new Error(edited.refused);
  return edited.source;
}

const text = (...lines: string[]) => `${lines.join('\n')}\n`;

describe('how a value is written', () => {
  test.each<[string, string, unknown, string]>([
    ['a plain word', 'a: b # c', 'd', 'a: d # c'],
    ['a word that YAML takes for something else', 'a: b', 'no', 'a: "no"'],
    ['a text in double quotes', 'a: "b"', 'c', 'a: "c"'],
    ['a text in single quotes', "a: 'b'", "it's", "a: 'it''s'"],
    ['a condition', 'a: b', 'x == "y"', `a: 'x == "y"'`],
    ['a number', 'a: 2 # four eyes', 3, 'a: 3 # four eyes'],
    ['an empty value', 'a: # c', 'b', 'a: b # c'],
    ['several lines', 'a: b # c', 'd\ne\n', 'a: | # c\n  d\n  e'],
    ['a short list', 'a: b', ['c', 'd'], 'a: [c, d]'],
    [
      'a list over a word with a comment',
      'a: b # c',
      [{ d: { e: { f: 1 } } }],
      'a: # c\n  - d:\n      e: { f: 1 }',
    ],
  ])('%s', (_, before, value, after) => {
    expect(edit(`${before}\n`, { do: 'set', at: ['a'], value })).toBe(`${after}\n`);
  });

  test('a literal text keeps its header, a folded one is folded again', () => {
    const source = text('a: | # words', '    b', 'c: >-', '  d e', '  f');
    expect(
      edit(source, { do: 'set', at: ['a'], value: 'x\n\ny\n' }, { do: 'set', at: ['c'], value: 'd e g' }),
    ).toBe(text('a: | # words', '    x', '', '    y', 'c: >-', '  d e g'));
  });

  test.each(shippedFiles)('folded and literal texts of $name have their bytes again', ({ source }) => {
    const value = readValue(source);
    const texts = allPaths(value).filter((path) => {
      const one = at(value, path);
      return typeof one === 'string' && /\n|[^\n]{100}/.test(one);
    });
    const wrong = texts.slice(0, 12).filter((path) => {
      const once = applyChanges(source, [{ do: 'set', at: path, value: 'words' }]);
      if ('refused' in once) return false;
      return edit(once.source, { do: 'set', at: path, value: at(value, path) }) !== source;
    });
    expect(wrong).toEqual([]);
  });

  test('lists are indented as the file does it', () => {
    const source = text('a:', '- b: 1');
    expect(edit(source, { do: 'set', at: ['c'], value: [{ d: { e: {} } }] })).toBe(
      text('a:', '- b: 1', 'c:', '- d:', '    e: {}'),
    );
  });

  test('a file without a last line break has none afterwards', () => {
    expect(edit('a:\r\n  - b', { do: 'insert', list: ['a'], index: 1, value: 'c' })).toBe(
      'a:\r\n  - b\r\n  - c',
    );
  });
});

describe('where things go', () => {
  const list = text(
    'steps:',
    '  # about a',
    '  - id: a',
    '    # about x',
    '    x: 1',
    '',
    '  # about b',
    '  - id: b # b',
    '  - id: c',
  );

  test('comments go with what they stand above', () => {
    expect(edit(list, { do: 'move', at: ['steps', 1], list: ['steps'], index: 0 })).toBe(
      text(
        'steps:',
        '  # about b',
        '  - id: b # b',
        '',
        '  # about a',
        '  - id: a',
        '    # about x',
        '    x: 1',
        '  - id: c',
      ),
    );
    expect(edit(list, { do: 'remove', at: ['steps', 0] })).toBe(
      text('steps:', '  # about b', '  - id: b # b', '  - id: c'),
    );
    expect(edit(list, { do: 'remove', at: ['steps', 0, 'x'] })).toBe(
      list.replace('    # about x\n    x: 1\n', ''),
    );
  });

  test('missing keys on the way are made', () => {
    expect(edit('a: 1\n', { do: 'set', at: ['b', 'c', 'd'], value: true })).toBe(
      text('a: 1', 'b:', '  c: { d: true }'),
    );
    expect(edit('', { do: 'insert', list: ['a'], index: 0, value: { id: 'x' } })).toBe(
      text('a:', '  - { id: x }'),
    );
  });

  test('the last item leaves an empty list, and the first one fills it', () => {
    expect(edit('a:\n  - b\n', { do: 'remove', at: ['a', 0] })).toBe('a: []\n');
    expect(edit('a: [] # c\n', { do: 'insert', list: ['a'], index: 0, value: 'b' })).toBe('a: [b] # c\n');
  });

  test('a new key stands where people write it', () => {
    const source = shipped('price-exception');
    const step = ['stages', 0, 'steps', 2];
    const after = edit(source, { do: 'set', at: [...step, 'when'], value: 'asked.euros > 0' });
    expect(after).toContain('        id: noException\n        when: asked.euros > 0\n        ways:\n');
    const field = ['forms', 'request', 'fields', 1, 'help'];
    expect(edit(source, { do: 'set', at: field, value: 'Where?' })).toContain(
      '{ name: country, type: country, label: Country of the customer, help: Where? }',
    );
  });

  test('of a list that is set, what stays keeps its comments', () => {
    const value = [{ id: 'a', x: 2 }, { id: 'b' }, { id: 'c' }, { id: 'd' }];
    expect(edit(list, { do: 'set', at: ['steps'], value })).toBe(
      `${list.replace('x: 1', 'x: 2')}${text('  - id: d')}`,
    );
  });
});

describe('what is refused', () => {
  const shared = text('a: &x', '  b: 1', 'c: *x', 'd:', '  - 1');

  test.each<[string, string, Change, RegExp]>([
    ['a part behind an alias', shared, { do: 'set', at: ['c', 'b'], value: 2 }, /written in line 2, as &x/],
    ['an alias', shared, { do: 'set', at: ['c'], value: 2 }, /only spoken of here as \*x/],
    ['what an alias speaks of', shared, { do: 'set', at: ['a', 'b'], value: 2 }, /used again in line 3/],
    ['taking that away', shared, { do: 'remove', at: ['a'] }, /used again in line 3/],
    ['what is not there', shared, { do: 'remove', at: ['z'] }, /There is no z/],
    ['a place beyond a list', shared, { do: 'insert', list: ['d'], index: 3, value: 1 }, /has 1 items/],
    ['a text that is no YAML', 'a: [', { do: 'set', at: ['a'], value: 1 }, /Line 1 is no YAML/],
    ['a key below a word', 'a: b\n', { do: 'set', at: ['a', 'c'], value: 1 }, /single value/],
    ['the whole', 'a: b\n', { do: 'set', at: [], value: 1 }, /not the whole/],
  ])('%s', (_, source, change, words) => {
    expect(applyChanges(source, [change])).toEqual({ refused: expect.stringMatching(words) });
  });

  test('if one change is refused none is made', () => {
    const changes: Change[] = [
      { do: 'set', at: ['d', 0], value: 2 },
      { do: 'remove', at: ['a'] },
    ];
    expect(applyChanges(shared, changes)).toEqual({ refused: expect.any(String) });
  });
});
