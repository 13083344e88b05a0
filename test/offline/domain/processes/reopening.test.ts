import { describe, expect, it } from 'vitest';
import type { ProcessView } from '../../../../domain/processes/process-facts.ts';
import { reopenableUntil } from '../../../../domain/processes/reopening.rules.ts';

const day = 86_400_000;
const outcomes = { lapsed: { reopenWithin: 14 * day }, done: {} } as unknown as Parameters<
  typeof reopenableUntil
>[1]['outcomes'];
const ended = { status: 'closed', outcome: 'lapsed', updatedAt: '2027-03-02T09:00:00.000Z' };
const until = (change: object) => reopenableUntil({ ...ended, ...change } as ProcessView, { outcomes });

describe('a closed case', () => {
  it('can be taken up again for as long as the end that it came to says, from when it came to it', () => {
    expect(until({ stageSince: '2027-03-01T09:00:00.000Z' })).toBe('2027-03-15T09:00:00.000Z');
    expect(until({})).toBe('2027-03-16T09:00:00.000Z');
  });

  it('cannot where that end says nothing of it, is not of the program, or has not come', () => {
    expect(until({ outcome: 'done' })).toBeUndefined();
    expect(until({ outcome: 'gone' })).toBeUndefined();
    expect(until({ outcome: undefined })).toBeUndefined();
    expect(until({ status: 'open' })).toBeUndefined();
  });
});
