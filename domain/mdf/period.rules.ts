const day = 86_400_000;

/** So many days before the end its owner is reminded of what nobody has reserved. */
export const reminderDays = [30, 7] as const;

/** When a fund wakes next, and what for. */
export interface FundMoment {
  readonly at: string;
  readonly what: 'begin' | 'day' | 'remind' | 'end';
  /** Of a reminder: so many days before the end. */
  readonly days?: number;
}

/** Days of a fund's period are days in UTC: it begins with the first and ends when the last is over. */
export const beginOf = ({ from }: { readonly from: string }): string => instantOf(Date.parse(from));
export const endOf = ({ to }: { readonly to: string }): string => instantOf(Date.parse(to) + day);

const instantOf = (at: number): string => new Date(at).toISOString();

/**
 * The next moment of a fund. `lookedAt`: when its deals were last looked at; `reminded`: the reminders that were sent.
 * Of several whose time has passed only the last is sent.
 */
export function nextMoment(
  period: { readonly from: string; readonly to: string },
  now: string,
  { lookedAt, reminded }: { readonly lookedAt?: string | undefined; readonly reminded: readonly number[] },
): FundMoment {
  const [begin, end] = [beginOf(period), endOf(period)];
  if (now < begin) return { at: begin, what: 'begin' };
  const moments: FundMoment[] = [
    { at: nextDay(lookedAt, begin), what: 'day' },
    { at: end, what: 'end' },
  ];
  const left = reminderDays
    .filter((days) => !reminded.includes(days))
    .map((days): FundMoment => ({ at: instantOf(Date.parse(end) - days * day), what: 'remind', days }))
    .filter(({ at }) => at > begin);
  const reminder = left.findLast(({ at }) => at <= now) ?? left[0];
  if (reminder) moments.push(reminder);
  return moments.reduce((earliest, one) => (one.at < earliest.at ? one : earliest));
}

/** Deals are looked at once a day, when the day is over. */
function nextDay(lookedAt: string | undefined, begin: string): string {
  if (lookedAt === undefined) return begin;
  return instantOf((Math.floor(Date.parse(lookedAt) / day) + 1) * day);
}
