import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvCell, toCsv } from '../../../domain/csv.rules.ts';

describe('CSV', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+49 30 1234', "'+49 30 1234"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', '"\'\r=1"'],
    [' =cmd|calc', "' =cmd|calc"],
    ['＝1+1', "'＝1+1"],
    ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
  ])('shows %j instead of running it', (text, cell) => {
    expect(csvCell(text)).toBe(cell);
  });

  it.each([
    ['Acme', 'Acme'],
    ['-12.50', '-12.50'],
    ['+5', '+5'],
    [-3, '-3'],
    [undefined, ''],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    [' padded ', '" padded "'],
    ['a=b', 'a=b'],
  ])('writes %j as %s', (value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });

  it('is read back as it was, but for the apostrophes, by any reader', () => {
    const cell = fc.string({ unit: fc.constantFrom(...'ab1",\n\r =-é') });
    const row = fc.array(cell, { minLength: 2, maxLength: 2 });
    const law = fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
      const read: string[][] = parse(toCsv(['a', 'b'], rows), { relax_column_count: false });
      const expected = rows.map((cells) =>
        cells.map((text) => (csvCell(text).replace(/^"/, '').startsWith("'") ? `'${text}` : text)),
      );
      expect(read).toEqual([['a', 'b'], ...expected]);
    });
    fc.assert(law, { numRuns: 300 });
  });
});
