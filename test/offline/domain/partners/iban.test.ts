import fc from 'fast-check';
import { isValidIBAN } from 'ibantools';
import { describe, expect, test } from 'vitest';
import { maskedIban, readsAsIban, withIbansMasked } from '../../../../domain/partners/iban.rules.ts';

const iban = 'DE89370400440532013000';

describe('an IBAN', () => {
  test.each([iban, 'GB29NWBK60161331926819', 'MT84MALT011000012345MTLCAST001S', 'NO9386011117947'])(
    '%s is read as one',
    (text) => {
      expect(readsAsIban(text)).toBe(true);
      expect(isValidIBAN(text)).toBe(true);
    },
  );

  test.each([
    'DE88370400440532013000',
    'DE8937040044053201300',
    'de89370400440532013000',
    'C-7K3M9Q2XBA',
    '',
  ])('%s is not', (text) => {
    expect(readsAsIban(text)).toBe(false);
  });

  test('with one wrong character, or two that are swapped, is read as none', () => {
    // A letter in place of a digit counts as two digits: of these the check sum lets one in 97 pass.
    const signs = (at: number) => (at < 2 ? 'ABCDEFGHIJKLMNOPQRSTUVWXYZ' : '0123456789');
    const wrong = fc
      .nat(iban.length - 1)
      .chain((at) =>
        fc.constantFrom(...signs(at)).map((sign) => iban.slice(0, at) + sign + iban.slice(at + 1)),
      );
    const swapped = fc
      .nat(iban.length - 2)
      .map((at) => iban.slice(0, at) + iban[at + 1] + iban[at] + iban.slice(at + 2));

    fc.assert(
      fc.property(fc.oneof(wrong, swapped), (text) => {
        expect(readsAsIban(text)).toBe(text === iban);
      }),
    );
  });

  test('is masked wherever it stands, and nothing else is', () => {
    const values = {
      details: { iban, holder: 'Alpine', amount: 5, none: undefined },
      list: [`It is ${iban}, or C-7K3M9Q2XBA.`, null, true],
    };

    expect(withIbansMasked(values)).toEqual({
      details: { iban: 'DE•• •••• 3000', holder: 'Alpine', amount: 5, none: undefined },
      list: ['It is DE•• •••• 3000, or C-7K3M9Q2XBA.', null, true],
    });
    expect(maskedIban(iban)).toBe('DE•• •••• 3000');
  });
});
