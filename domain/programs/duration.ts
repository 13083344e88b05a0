import { Duration } from 'luxon';
import * as z from 'zod';

/** An ISO 8601 duration of days, hours, minutes as milliseconds (a day is 24 hours: wall-clock time, not business time). */
export const durationSchema = z
  .string()
  .regex(
    /^P(?=\d|T\d)(?:\d+W)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?)?$/,
    'Write an ISO 8601 duration such as P30D or PT16H',
  )
  .transform((text) => Duration.fromISO(text).toMillis());
