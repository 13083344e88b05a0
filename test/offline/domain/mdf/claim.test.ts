import { describe, expect, it } from 'vitest';
import type { Activity } from '../../../../domain/mdf/activity.ts';
import { type Claim, claimedIn, findingsOf } from '../../../../domain/mdf/claim.rules.ts';
import { verdictOf } from '../../../../domain/mdf/findings.ts';
import { linesOf } from '../../../../domain/mdf/lines.rules.ts';

const eur = (amount: number) => ({ amount, currency: 'EUR' });
const line = (change: object = {}) => ({
  ...{ invoice: 'RE-1', issuer: 'Messe Berlin GmbH', date: '2027-03-01', amount: eur(6000), ...change },
});
const activity = {
  ...{ currency: 'EUR', pinned: { currency: 'EUR', rate: '1' }, reserved: 5000 },
} as Activity;
const partner = { name: 'Northwind Systems GmbH', country: 'DE' };

/** What is found of a claim with these lines, in words. */
function found(rows: readonly object[], change: Partial<Claim> = {}, money: Activity | undefined = activity) {
  const lines = linesOf(rows);
  const claim = { lines, total: eur(6000), share: 50, from: '2027-03-01', to: '2027-03-02', ...change };
  return findingsOf(claim, { claimed: claimedIn(lines, []), partner, activity: money });
}
const words = (...given: Parameters<typeof found>) => found(...given).map((finding) => finding.words);

describe('files of a claim', () => {
  it('are known by what they hold, whatever they are called, and what is no file is passed over', () => {
    const lines = linesOf([line()]);
    const files = [
      { name: 'a.pdf', sha256: 'f1' },
      { name: 'b.pdf', sha256: 'f1' },
      { name: 'c.pdf' },
      'text',
    ];
    const claim = { lines, total: eur(6000), share: 50, from: '2027-03-01', to: '2027-03-02' };
    const claimed = claimedIn(lines, [
      ...files,
      { name: 'd.pdf', sha256: '' },
      { name: 'e.pdf', sha256: '' },
    ]);

    expect(findingsOf(claim, { claimed, partner, activity }).map((finding) => finding.words)).toEqual([
      'The file b.pdf is the same as the file a.pdf.',
    ]);
  });
});

describe('a claim', () => {
  it('that holds together has no findings', () => {
    expect(words([line()])).toEqual([]);
  });

  it.each([
    [
      'the same invoice twice',
      [line({ amount: eur(3000) }), line({ invoice: 're 01', amount: eur(3000) })],
      {},
      ['Row 2: invoice re 01 of Messe Berlin GmbH is the same as row 1.'],
    ],
    [
      'an invoice in the name of the partner',
      [line({ issuer: 'Northwind Systems' })],
      {},
      ['Row 1: the issuer Northwind Systems is the partner itself.'],
    ],
    [
      'a day that was not approved',
      [line({ date: '2027-02-28' })],
      {},
      ['Row 1: the invoice is of 28 February 2027, and approved is 1 March 2027 to 2 March 2027.'],
    ],
    [
      'lines that add up to something else',
      [line({ amount: eur(5999) })],
      {},
      ['The lines add up to EUR 59.99, and EUR 60.00 is claimed.'],
    ],
    [
      'a line in another currency',
      [line(), line({ invoice: 'RE-2', amount: { amount: 1, currency: 'USD' } })],
      {},
      ['The lines do not add up: row 2 without an amount in EUR.'],
    ],
    [
      'lines without number or issuer',
      [line(), line({ invoice: '', amount: eur(0) }), line({ issuer: undefined, amount: eur(0) })],
      {},
      ['Without a number and an issuer rows 2 and 3 could not be compared with other claims.'],
    ],
    [
      'more than is left',
      [line()],
      { share: 100 },
      ['EUR 60.00 would be paid for it, and EUR 50.00 is left of what was approved.'],
    ],
  ])('with %s says so', (_, rows, change, expected) => {
    expect(words(rows, change)).toEqual(expected);
  });

  it('in another currency than the request, or of a case without money, says so', () => {
    const dollars = { amount: 6000, currency: 'USD' };

    expect(words([line({ amount: dollars })], { total: dollars })).toEqual([
      'The claim is in USD, and the request was in EUR.',
    ]);
    const none = linesOf([line()]);
    const claim = { lines: none, total: eur(6000), share: 50, from: '2027-03-01', to: '2027-03-02' };
    expect(findingsOf(claim, { claimed: [], partner, activity: undefined })).toMatchObject([
      { words: 'No money is reserved for this case.', wrong: true },
    ]);
  });

  it('is compared at the rate that was pinned', () => {
    const total = { amount: 6000, currency: 'USD' };
    const pinned = { ...activity, reserved: 2759, pinned: { currency: 'USD', rate: '0.92' } };

    expect(words([line({ amount: total })], { total }, pinned)).toEqual([
      'USD 30.00 would be paid for it, and USD 29.99 is left of what was approved.',
    ]);
    expect(words([line({ amount: total })], { total }, { ...pinned, reserved: 2760 })).toEqual([]);
  });

  it('is told with what can hardly be right first', () => {
    const late = found([line({ date: '2027-02-28', amount: eur(1) })]);

    expect(verdictOf(late, 'Looked at 1 line.')).toEqual({
      outcome: 'fail',
      detail: expect.stringMatching(/^The lines add up.* Row 1: the invoice is of.* Looked at 1 line\.$/),
    });
    expect(verdictOf([], '')).toEqual({ outcome: 'pass', detail: '' });
    expect(verdictOf([{ words: 'Look.' }], '').outcome).toBe('review');
  });
});
