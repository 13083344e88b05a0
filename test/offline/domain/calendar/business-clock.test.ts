import fc from 'fast-check';
import { expect, test } from 'vitest';
import { businessClock } from '../../../../domain/calendar/business-clock.rules.ts';
import { addBusinessTime, businessTimeBetween } from '../../../../domain/calendar/business-time.rules.ts';

const calendars = ['Europe/Berlin', 'America/New_York', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'].map(
  (timeZone) => ({
    ...{ timeZone, workingDays: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' },
    holidays: ['2027-03-26', '2027-03-29'],
  }),
);
const instants = fc.integer({ min: Date.parse('2027-02-15'), max: Date.parse('2027-05-01') });

test('the clock that remembers gives what the rules give, in every zone and over clock changes', () => {
  const clocks = calendars.map((calendar) => ({ calendar, clock: businessClock(calendar) }));
  fc.assert(
    fc.property(
      fc.constantFrom(...clocks),
      instants,
      instants,
      fc.integer({ min: 0, max: 200 * 3_600_000 }),
      ({ calendar, clock }, from, to, span) => {
        const [start, end] = [new Date(from).toISOString(), new Date(to).toISOString()];
        expect(new Date(clock.after(from, span)).toISOString()).toBe(addBusinessTime(calendar, start, span));
        expect(clock.between(from, to)).toBe(businessTimeBetween(calendar, start, end));
      },
    ),
    { numRuns: 300 },
  );
});
