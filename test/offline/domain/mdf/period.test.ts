import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextMoment, reminderDays } from '../../../../domain/mdf/period.rules.ts';

const period = { from: '2027-01-01', to: '2027-03-31' };
const at = (day: string) => `${day}T00:00:00.000Z`;

describe('the next moment of a fund', () => {
  it('is its beginning, then every day, then the day after its last', () => {
    expect(nextMoment(period, at('2026-12-01'), { reminded: [] })).toEqual({
      at: at('2027-01-01'),
      what: 'begin',
    });
    expect(nextMoment(period, at('2027-01-01'), { reminded: [] })).toEqual({
      at: at('2027-01-01'),
      what: 'day',
    });
    const looked = { lookedAt: '2027-01-01T00:00:01.000Z', reminded: [] };
    expect(nextMoment(period, '2027-01-01T00:00:01.000Z', looked)).toEqual({
      at: at('2027-01-02'),
      what: 'day',
    });
    const last = { lookedAt: at('2027-04-01'), reminded: [...reminderDays] };
    expect(nextMoment(period, at('2027-04-01'), last)).toEqual({ at: at('2027-04-01'), what: 'end' });
  });

  it('is a reminder a month and a week before; of two that are late the second alone', () => {
    const looked = { lookedAt: at('2027-03-01'), reminded: [] };
    expect(nextMoment(period, at('2027-03-01'), looked)).toMatchObject({ at: at('2027-03-02'), what: 'day' });
    const late = { lookedAt: '2027-03-28T09:00:00.000Z', reminded: [] };
    expect(nextMoment(period, '2027-03-28T09:00:00.000Z', late)).toMatchObject({ what: 'remind', days: 7 });
  });

  it('comes to the end in a day for each day, with each reminder once', () => {
    const spans = fc.tuple(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 90 }));
    fc.assert(
      fc.property(spans, ([first, length]) => {
        const lived = live({ from: day(first), to: day(first + length) }, at(day(first - 3)));

        expect(lived.ended).toBe(at(day(first + length + 1)));
        expect(lived.told).toEqual(reminderDays.filter((days) => days < length + 1));
      }),
      { numRuns: 50 },
    );
  });
});

const day = (number: number) => new Date(number * 86_400_000).toISOString().slice(0, 10);

/** A fund from this instant to its end: when that was, and the reminders on its way. */
function live(of: typeof period, from: string) {
  const told: number[] = [];
  let memory: { lookedAt?: string; reminded: number[] } = { reminded: [] };
  let now = from;
  for (;;) {
    const { at: due, what, days = 0 } = nextMoment(of, now, memory);
    if (due > now) now = due;
    if (what === 'end') return { ended: now, told };
    if (what === 'day') memory = { ...memory, lookedAt: now };
    if (what !== 'remind') continue;
    told.push(days);
    memory = { ...memory, reminded: reminderDays.filter((one) => one >= days) };
  }
}
