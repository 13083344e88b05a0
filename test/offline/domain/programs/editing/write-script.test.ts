import { describe, expect, test } from 'vitest';
import { splice } from '../../../../../domain/programs/editing/splice.rules.ts';
import {
  type WrittenScript,
  writeScript,
} from '../../../../../domain/programs/editing/write-script.rules.ts';
import { rehearsalSchema } from '../../../../../domain/rehearsals/script.schema.ts';
import { readValue } from './plain.ts';
import { shippedFiles } from './shipped.ts';

const script: WrittenScript = {
  name: 'Played on a rainy day',
  values: { customer: 'Kettner AG: a test', note: 'two\nlines' },
  acts: [{ on: 'approval/Channel manager', after: 'PT2H', press: 'approve', send: { discount: 8 } }],
  expect: { outcome: 'ordered', walked: ['approval'] },
};

function write(source: string, one = script): string {
  const edited = writeScript(source, 'price-exception', one);
  if ('refused' in edited) throw new Error(edited.refused);
  expect(splice(source, edited.edits)).toBe(edited.source);
  return edited.source;
}

const rehearsals = shippedFiles.filter(({ name }) => name.includes('.rehearsal.'));

describe('a script that was played', () => {
  test.each(rehearsals)('stands behind the others of $name, which keep their bytes', ({ source }) => {
    const text = write(source);

    expect(text.startsWith(source.trimEnd())).toBe(true);
    expect(text).toContain('\n\n  - name: Played on a rainy day\n');
  });

  test('begins the file of a program that has none', () => {
    expect(write('')).toBe(
      [
        'program: price-exception',
        'scripts:',
        '  - name: Played on a rainy day',
        '    values:',
        '      customer: "Kettner AG: a test"',
        '      note: |-',
        '        two',
        '        lines',
        '    acts:',
        '      - on: approval/Channel manager',
        '        after: PT2H',
        '        press: approve',
        '        send: { discount: 8 }',
        '    expect: { outcome: ordered, walked: [approval] }',
        '',
      ].join('\n'),
    );
    expect(rehearsalSchema.safeParse(readValue(write(''))).error).toBeUndefined();
  });

  test('takes the place of the one that has its name', () => {
    const once = write('');
    const twice = write(once, { ...script, expect: { outcome: 'lost' } });

    expect(twice).toBe(once.replace('{ outcome: ordered, walked: [approval] }', '{ outcome: lost }'));
  });
});
