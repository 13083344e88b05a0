import { describe, expect, it } from 'vitest';
import type { Payment } from '../../../../domain/mdf/activity.ts';
import { isSepa, notPayable } from '../../../../domain/mdf/payable.rules.ts';
import type { Partner } from '../../../../domain/partners/partner.schema.ts';

const bank = { holder: 'Northwind GmbH', iban: 'DE89370400440532013000' };
const northwind: Partner = {
  ...{ id: 'northwind', name: 'Northwind', tier: 'gold', country: 'DE', domains: [], bank },
};
const payment = {
  ...{ id: 'PY-1', status: 'due', method: 'bank-transfer', amount: { amount: 100, currency: 'EUR' } },
} as unknown as Payment;
const reason = (change: Partial<Payment>, partner: Partner | undefined = northwind) =>
  notPayable({ payment: { ...payment, ...change }, partner });
const withBank = (change: Partial<typeof bank> & { bic?: string }) => ({
  ...northwind,
  bank: { ...bank, ...change },
});
const dollars = { amount: { amount: 100, currency: 'USD' } };

describe('a payment', () => {
  it('that is due goes into a file for the bank', () => {
    expect(reason({})).toBeUndefined();
    expect(reason(dollars, withBank({ bic: 'COBADEFFXXX' }))).toBeUndefined();
  });

  it.each<[Payment['status'], string]>([
    ['exported', 'It is not due: it is in a file for the bank already.'],
    ['paid', 'It is not due: it is paid.'],
    ['void', 'It is not due: it will not be paid.'],
  ])('that is %s does not: %s', (status, words) => {
    expect(reason({ status })).toBe(words);
  });

  it.each<[string, Partial<Payment>, Partner | undefined, string]>([
    ['settled by a credit note', { method: 'credit-note' }, northwind, 'It is settled by a credit note'],
    [
      'of a suspended partner',
      {},
      { ...northwind, suspended: { since: '2027-01-01T00:00:00Z', personIds: [] } },
      'Northwind is suspended',
    ],
    [
      'without bank details',
      {},
      { ...northwind, bank: undefined },
      'The bank details of Northwind are missing',
    ],
    [
      'to an IBAN that is none',
      {},
      withBank({ iban: 'DE89370400440532013001' }),
      'are not of a kind that banks take',
    ],
    ['to a BIC that is none', {}, withBank({ bic: 'NO' }), 'are not of a kind that banks take'],
    [
      'to a holder that no bank can print',
      {},
      withBank({ holder: '☂' }),
      'are not of a kind that banks take',
    ],
    ['outside SEPA without a BIC', dollars, northwind, 'A transfer outside SEPA needs a BIC'],
  ])('%s does not, and says what to do', (_, change, partner, words) => {
    expect(reason(change, partner)).toContain(words);
  });

  it('of a partner without a record does not', () => {
    expect(notPayable({ payment, partner: undefined })).toBe('Its partner has no record. Ask operations.');
  });

  it('goes by SEPA in euros to a country of SEPA alone', () => {
    const abroad = withBank({ iban: 'AE070331234567890123456' });
    expect(isSepa({ payment, partner: northwind })).toBe(true);
    expect(isSepa({ payment: { ...payment, ...dollars }, partner: northwind })).toBe(false);
    expect(isSepa({ payment, partner: abroad })).toBe(false);
    expect(isSepa({ payment, partner: { ...northwind, bank: undefined } })).toBe(false);
  });
});
