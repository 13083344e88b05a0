import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { added, effectsOf, type Moving } from '../../../../domain/mdf/ledger.rules.ts';
import { type Account, fundAccounts, movements } from '../../../../domain/mdf/ledger.ts';

const accounts = [...fundAccounts, 'available', 'reserved', 'payable', 'paid'] as const;
const entry = (movement: Moving['movement'], from: Account, to: Account, caseId?: string): Moving => ({
  ...{ movement, from, to, amount: 500 },
  ...(caseId === undefined ? {} : { caseId }),
});
const sum = (effects: Readonly<Record<string, number>>) =>
  Object.values(effects).reduce((total, one) => total + one, 0);

describe('an entry', () => {
  it('takes from one account what it gives to the other, whichever they are', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...movements),
        fc.uniqueArray(fc.constantFrom(...accounts), { minLength: 2, maxLength: 2 }),
        (movement, [from, to]) => {
          const { fund, allocation } = effectsOf(entry(movement, from as Account, to as Account));
          const { returned = 0, ...balances } = allocation;
          expect(sum(fund) + sum(balances)).toBe(0);
          expect(returned).toBe(Object.keys(balances).length > 0 && sum(fund) > 0 ? 500 : 0);
        },
      ),
    );
  });

  it('that no case is behind moves no activity', () => {
    expect(effectsOf(entry('allocated', 'unallocated', 'available'))).toEqual({
      fund: { unallocated: -500 },
      allocation: { available: 500 },
      activity: {},
    });
  });

  it.each([
    ['reserved', 'available', 'reserved', { reserved: 500, granted: 500 }],
    ['reservation-changed', 'available', 'reserved', { reserved: 500, granted: 500 }],
    ['reservation-changed', 'reserved', 'available', { reserved: -500, granted: -500 }],
    ['claim-accepted', 'reserved', 'payable', { reserved: -500, payable: 500 }],
    ['paid', 'payable', 'paid', { payable: -500, paid: 500 }],
    ['payment-voided', 'payable', 'reserved', { payable: -500, reserved: 500 }],
    ['released', 'reserved', 'available', { reserved: -500, released: 500 }],
    ['period-ended', 'reserved', 'unallocated', { reserved: -500, released: 500 }],
  ] as const)('%s from %s to %s changes the totals of its activity', (movement, from, to, activity) => {
    expect(effectsOf(entry(movement, from, to, 'C-1')).activity).toEqual(activity);
  });

  it('adds to what there was, and to nothing where an account is new', () => {
    const before = { available: 800 };
    expect(added(before, { available: -500, reserved: 500 })).toEqual({ available: 300, reserved: 500 });
    expect(before).toEqual({ available: 800 });
  });
});
