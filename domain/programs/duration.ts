import * as z from 'zod';

const pattern = /^P(?=\d|T\d)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:0S)?)?$/;
const [minute, hour, day, week] = [60_000, 3_600_000, 86_400_000, 604_800_000];
/** What a case can wait for: a hundred years. */
const longest = 36_525 * day;

/** An ISO 8601 duration of days, hours, minutes as milliseconds (a day is 24 hours: wall-clock time, not business time). */
export const durationSchema = z
  .string()
  .regex(pattern, 'Write an ISO 8601 duration such as P30D or PT16H')
  .refine((text) => millisecondsOf(text) <= longest, 'Nothing waits for more than a hundred years')
  .transform(millisecondsOf);

function millisecondsOf(text: string): number {
  const [, weeks = 0, days = 0, hours = 0, minutes = 0] = pattern.exec(text) ?? [];
  return Number(weeks) * week + Number(days) * day + Number(hours) * hour + Number(minutes) * minute;
}
