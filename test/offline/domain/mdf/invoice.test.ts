import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invoiceMarks, invoiceReadings } from '../../../../domain/mdf/invoice.rules.ts';

const same = (one: string, other: string) =>
  invoiceReadings(one).some((reading) => invoiceReadings(other).includes(reading));

describe('the number of an invoice', () => {
  it.each([
    ['RE-0042', 're 42'],
    ['RE-0042', 'Re.042'],
    ['2026-0042', '2026/42'],
    ['2026-0042', '20260042'],
    ['INV 7', 'inv_007'],
    ['№ １２', 'no 12'],
  ])('%s is the same as %s', (one, other) => {
    expect(same(one, other)).toBe(true);
  });

  it.each([
    ['RE-42', 'RE-420'],
    ['RE-42', 'RG-42'],
    ['100', '1'],
    ['RE-42', '42'],
  ])('%s is another than %s', (one, other) => {
    expect(same(one, other)).toBe(false);
  });

  it.each(['', ' - ', '...'])('%j has no reading, and is the same as no other', (number) => {
    expect(invoiceReadings(number)).toEqual([]);
  });

  it('has a reading of at most 80 characters', () => {
    expect(invoiceReadings('A'.repeat(200))).toEqual(['a'.repeat(80)]);
  });

  it('is the same however it is spaced, dashed and written', () => {
    const part = fc.stringMatching(/^[A-Z1-9][A-Z0-9]{0,6}$/);
    const separators = fc.constantFrom('-', ' ', '/', '.', ' - ');
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 3 }), separators, separators, (parts, a, b) => {
        expect(same(parts.join(a), parts.join(b).toLowerCase())).toBe(true);
      }),
    );
  });

  it('belongs to its issuer, whose legal form makes no difference', () => {
    const marks = (issuer: string) => invoiceMarks({ invoice: 'RE-1', issuer });

    expect(marks('Messe Berlin GmbH')).toEqual(marks('MESSE BERLIN'));
    expect(marks('Messe Berlin GmbH')).not.toEqual(marks('Messe Köln GmbH'));
  });
});
