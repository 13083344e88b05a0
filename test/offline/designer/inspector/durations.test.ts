import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueChanges, dueTurned } from '../../../../designer/inspector/due.rules.ts';
import {
  amountOf,
  units,
  withEarlier,
  wordsOf,
  writtenAs,
} from '../../../../designer/inspector/durations.rules.ts';

const amounts = fc.record({ count: fc.integer({ min: 1, max: 900 }), unit: fc.constantFrom(...units) });

describe('durations in a form', () => {
  it('are read as they were written', () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        expect(amountOf(writtenAs(amount))).toEqual(amount);
      }),
    );
  });

  it('of several parts are one number of the smallest', () => {
    expect(amountOf('P1DT12H')).toEqual({ count: 36, unit: 'hours' });
    expect(amountOf('P1W')).toEqual({ count: 1, unit: 'weeks' });
    expect(amountOf('three days')).toBeUndefined();
    expect(amountOf(undefined)).toBeUndefined();
  });

  it('are said in words, on the clock that counts', () => {
    expect(wordsOf('P30D', false)).toBe('30 days');
    expect(wordsOf('PT16H', true)).toBe('16 business hours');
    expect(wordsOf('soon', false)).toBeUndefined();
  });

  it('are reminded of earlier, by half', () => {
    expect(withEarlier(['P3D', 'P7D'])).toEqual(['P1D', 'P3D', 'P7D']);
    expect(withEarlier(['PT16H'])).toEqual(['PT8H', 'PT16H']);
    expect(withEarlier(['P1D'])).toEqual(['PT12H', 'P1D']);
    expect(withEarlier(['P1W'])).toEqual(['P3D', 'P1W']);
    expect(withEarlier([])).toEqual(['P1D']);
  });
});

describe('another due time', () => {
  const step = (within: string, after: string) => ({ within, atSilence: { after, ends: 'lapsed' } });

  it('takes the end at silence along that came with it', () => {
    expect(dueChanges(step('P30D', 'P30D'), ['within'], 'P45D')).toHaveLength(2);
    expect(dueChanges(step('P30D', 'P60D'), ['within'], 'P45D')).toHaveLength(1);
    expect(dueChanges(step('P30D', 'P30D'), ['within'], undefined)).toHaveLength(1);
  });
});

describe('due on another clock', () => {
  const step = { until: 'date(now) + days(60)', atSilence: { after: 'PT0S', ends: 'lapsed' } };

  it('keeps a time, and gives one where a rule gave the moment', () => {
    expect(dueTurned({ within: 'P30D' }, ['within'], 'serviceLevel')).toEqual([
      { do: 'set', at: ['within'], value: undefined },
      { do: 'set', at: ['serviceLevel'], value: 'P30D' },
    ]);
    expect(dueTurned(step, ['until'], 'within')).toContainEqual({ do: 'set', at: ['within'], value: 'P14D' });
    expect(dueTurned({ within: 'P30D' }, ['within'], 'until')).toContainEqual({
      do: 'set',
      at: ['until'],
      value: 'date(now) + days(30)',
    });
  });

  it('shows no time at all in a unit that can be raised', () => {
    expect(amountOf(step.atSilence.after)).toEqual({ count: 0, unit: 'minutes' });
  });
});
