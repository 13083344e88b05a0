import fc from 'fast-check';
import {
  creditTransferFile,
  type Transfer,
  type TransferFile,
} from '../../domain/mdf/credit-transfer.rules.ts';

/** Accounts of the examples in the registry of IBANs. */
const ibans = [
  'DE89370400440532013000',
  'FR1420041010050500013M02606',
  'MT84MALT011000012345MTLCAST001S',
  'NO9386011117947',
] as const;

/** Whatever people can have called themselves: also what XML and banks take for signs of their own. */
const words = fc.oneof(
  fc.string({ minLength: 1, maxLength: 200, unit: 'grapheme' }),
  fc.constantFrom(
    'Müller & Söhne',
    '</Nm><Nm>',
    '//CODE//',
    ']]>',
    'Łódź',
    'Ελλάς',
    'Газпром',
    'A'.repeat(141),
  ),
);

const transfer = (currency: string): fc.Arbitrary<Transfer> =>
  fc.record({
    id: fc.stringMatching(/^PY-[0-9A-HJKMNP-TV-Z]{10}$/),
    amount: fc.record({
      amount: fc.integer({ min: 1, max: 1_000_000_000_000 }),
      currency: fc.constant(currency),
    }),
    to: fc.record(
      {
        // Of a name that banks cannot write at all no file is made.
        holder: words.map((name) => `A${name}`),
        iban: fc.constantFrom(...ibans),
        bic: fc.constantFrom('COBADEFFXXX', 'BNPAFRPP'),
      },
      { requiredKeys: ['holder', 'iban'] },
    ),
    about: words.map((text) => `B${text}`),
  });

/** Files of one currency, of whatever number of digits after the point. */
export const transferFiles: fc.Arbitrary<TransferFile> = fc
  .constantFrom('EUR', 'USD', 'JPY', 'KWD')
  .chain((currency) =>
    fc.record({
      id: fc.stringMatching(/^PB-[0-9A-HJKMNP-TV-Z]{10}$/),
      createdAt: fc
        .date({ min: new Date('2020-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
        .map((date) => date.toISOString()),
      from: fc.record({
        name: words.map((name) => `C${name}`),
        iban: fc.constantFrom(...ibans),
        bic: fc.constant('COBADEFFXXX'),
      }),
      transfers: fc
        .array(transfer(currency), { minLength: 1, maxLength: 90 })
        .map(([first, ...rest]) => [first, ...rest] as [Transfer, ...Transfer[]]),
      sepa: fc.boolean(),
    }),
  );

/** A file with one transfer, with what a test changes. */
export function oneTransfer(change: Partial<TransferFile> = {}): string {
  return creditTransferFile({
    ...{ id: 'PB-7K3M9Q2XBA', createdAt: '2027-03-01T09:00:00.123Z', sepa: true },
    from: { name: 'Meridian Software GmbH', iban: 'DE89370400440532013000', bic: 'COBADEFFXXX' },
    transfers: [
      {
        ...{ id: 'PY-7K3M9Q2XBA', amount: { amount: 125_000, currency: 'EUR' } },
        to: { holder: 'Alpine IT GmbH', iban: 'DE89370400440532013000' },
        about: 'Marketing funds, case C-7K3M9Q2XBA, claim 1',
      },
    ],
    ...change,
  });
}
