import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { addBusinessTime, businessTimeBetween } from '../../../../domain/calendar/business-time.rules.ts';
import type { BusinessCalendar } from '../../../../domain/programs/words.schema.ts';

const hour = 3_600_000;
const berlin: BusinessCalendar = {
  timeZone: 'Europe/Berlin',
  workingDays: [1, 2, 3, 4, 5],
  from: '09:00',
  to: '17:00',
  holidays: ['2026-12-25', '2027-03-26', '2027-03-29'],
};
/** A local time in Berlin as an instant. */
const at = (local: string, zone = 'Europe/Berlin') =>
  new Date(DateTime.fromISO(local, { zone }).toMillis()).toISOString();

describe('adding business time', () => {
  it.each([
    ['within a day', '2026-10-14T10:00', 4, '2026-10-14T14:00'],
    ['exactly to the end of a day', '2026-10-14T09:00', 8, '2026-10-14T17:00'],
    ['past the end of a day', '2026-10-14T16:00', 2, '2026-10-15T10:00'],
    ['before work starts', '2026-10-14T05:30', 1, '2026-10-14T10:00'],
    ['after work ended', '2026-10-14T21:00', 1, '2026-10-15T10:00'],
    ['over a week-end', '2026-10-16T16:00', 2, '2026-10-19T10:00'],
    ['from a week-end', '2026-10-17T12:00', 1, '2026-10-19T10:00'],
    ['over a holiday', '2026-12-24T16:00', 2, '2026-12-28T10:00'],
    ['over Easter and the change to summer time', '2027-03-25T16:00', 2, '2027-03-30T10:00'],
    ['over the change to winter time', '2026-10-23T16:00', 2, '2026-10-26T10:00'],
    ['of two weeks', '2026-10-12T09:00', 80, '2026-10-23T17:00'],
    ['of nothing, at any hour', '2026-10-17T12:00', 0, '2026-10-17T12:00'],
  ])('%s', (_what, from, hours, until) => {
    expect(addBusinessTime(berlin, at(from), hours * hour)).toBe(at(until));
  });

  it('counts the hour that a day of change has more or less, where it is worked', () => {
    const nights = { ...berlin, workingDays: [7], from: '00:00', to: '06:00', holidays: [] };

    expect(businessTimeBetween(nights, at('2027-03-28T00:00'), at('2027-03-28T06:00'))).toBe(5 * hour);
    expect(businessTimeBetween(nights, at('2026-10-25T00:00'), at('2026-10-25T06:00'))).toBe(7 * hour);
  });

  it('takes the day from the zone of the calendar', () => {
    const auckland = { ...berlin, timeZone: 'Pacific/Auckland', holidays: [] };

    const until = addBusinessTime(auckland, '2026-10-15T21:00:00.000Z', hour);

    expect(until).toBe(at('2026-10-16T11:00', 'Pacific/Auckland'));
  });

  it('takes off what has run before, each moment once, and never goes back', () => {
    const ran = { from: at('2026-10-12T09:00'), to: at('2026-10-12T12:00') };
    const overlapping = { from: at('2026-10-12T11:00'), to: at('2026-10-12T13:00') };
    const from = at('2026-10-14T09:00');

    expect(addBusinessTime(berlin, from, 8 * hour, [ran])).toBe(at('2026-10-14T14:00'));
    expect(addBusinessTime(berlin, from, 8 * hour, [overlapping, ran])).toBe(at('2026-10-14T13:00'));
    expect(addBusinessTime(berlin, from, 2 * hour, [ran])).toBe(from);
  });

  it('says so when a calendar has no working hours', () => {
    expect(() => addBusinessTime({ ...berlin, workingDays: [] }, '9999-12-01T00:00:00Z', 1)).toThrow(
      /no working hours/,
    );
  });
});

describe('the laws of business time', () => {
  const calendar = fc
    .record({
      timeZone: fc.constantFrom(
        'Europe/Berlin',
        'America/New_York',
        'Asia/Kolkata',
        'Australia/Lord_Howe',
        'UTC',
      ),
      workingDays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      from: fc.constantFrom('00:00', '01:30', '09:00'),
      to: fc.constantFrom('02:30', '12:00', '23:59'),
      holidays: fc.constantFrom<string[]>([], ['2027-03-29', '2026-10-26']),
    })
    .filter(({ from, to }) => from < to);
  const instant = fc
    .integer({ min: Date.parse('2026-10-01T00:00:00Z'), max: Date.parse('2027-04-15T00:00:00Z') })
    .map((ms) => new Date(ms).toISOString());
  const span = fc.integer({ min: 0, max: 60 * hour });

  it('what was added lies between', () => {
    const law = fc.property(calendar, instant, span, (days, from, ms) => {
      expect(businessTimeBetween(days, from, addBusinessTime(days, from, ms))).toBe(ms);
    });
    fc.assert(law, { numRuns: 200 });
  });

  it('adding in two steps is adding at once', () => {
    const law = fc.property(calendar, instant, span, span, (days, from, first, second) => {
      const twice = addBusinessTime(days, addBusinessTime(days, from, first), second);
      expect(twice).toBe(addBusinessTime(days, from, first + second));
    });
    fc.assert(law, { numRuns: 200 });
  });

  it('later or longer is never earlier', () => {
    const law = fc.property(calendar, instant, instant, span, span, (days, a, b, short, more) => {
      const [early, late] = [a, b].sort();
      const first = addBusinessTime(days, early ?? a, short);
      expect(first >= (early ?? a)).toBe(true);
      expect(addBusinessTime(days, late ?? b, short) >= first).toBe(true);
      expect(addBusinessTime(days, early ?? a, short + more) >= first).toBe(true);
    });
    fc.assert(law, { numRuns: 200 });
  });

  it('a stretch is the sum of its parts, and nothing backwards', () => {
    const law = fc.property(calendar, instant, instant, instant, (days, a, b, c) => {
      const [x = a, y = b, z = c] = [a, b, c].sort();
      const parts = businessTimeBetween(days, x, y) + businessTimeBetween(days, y, z);
      expect(parts).toBe(businessTimeBetween(days, x, z));
      expect(businessTimeBetween(days, z, x)).toBe(0);
    });
    fc.assert(law, { numRuns: 200 });
  });
});
