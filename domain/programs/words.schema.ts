import * as z from 'zod';
import { timeZoneSchema } from '../calendar/time-zone.schema.ts';
import { durationSchema } from './duration.ts';

/**
 * The words that every kind of program shares: a deal's file and any other are written with the same ones. Durations
 * are milliseconds once they are read.
 */

/** A short lower-case name, as it stands in ids, addresses and Temporal UI: `channel-manager`. */
export const slug = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, 'Use a short lower-case name such as channel-manager');

/** A name that conditions can speak of: `application`, `financeApproval`. */
export const name = z
  .string()
  .regex(
    /^[a-z][A-Za-z0-9]{0,39}$/,
    'Use a name without dashes such as financeApproval: conditions speak of it',
  );

export const label = z.string().min(1, 'Give it a name that people read').max(80);
/** Words for people; `{{ ... }}` holds a CEL expression: `Hello {{ application.contactName }}`. */
export const text = z.string().min(1).max(8000);
/** A CEL expression over what the case knows: `application.country == "DE"`. */
export const expression = z.string().min(1).max(2000);
export const currency = z.string().regex(/^[A-Z]{3}$/, 'Give an ISO 4217 code such as EUR');

export const reminders = z.array(durationSchema).max(6);
/** How many equal votes settle a decision. */
export const quorum = z.union([z.literal('any'), z.literal('all'), z.int().min(1).max(20)]);
/** A second role that is asked too. `line-manager`: whom the people asked so far report to. */
export const escalation = z.strictObject({ after: durationSchema, to: slug });

const localTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write a time as 09:00');
/** Public holidays: days, or a country (and region) of the `date-holidays` data set. */
const holidays = z.union([
  z.array(z.iso.date()),
  z.strictObject({
    country: z.string().regex(/^[A-Z]{2}$/, 'Give a country code such as DE'),
    region: z.string().max(10).optional(),
    /** Days besides, such as a company's own. */
    also: z.array(z.iso.date()).optional(),
    /** Holidays on which work goes on. */
    except: z.array(z.iso.date()).optional(),
  }),
]);

/** The working hours that service levels count on. */
export const calendarSchema = z.strictObject({
  timeZone: timeZoneSchema,
  /** ISO weekdays: 1 is Monday. */
  workingDays: z.array(z.int().min(1).max(7)).min(1),
  from: localTime,
  to: localTime,
  holidays,
});
export type WrittenCalendar = z.infer<typeof calendarSchema>;

/** A calendar whose holidays are days: what a case is pinned to, so that no later data set moves a due time. */
export interface BusinessCalendar extends Omit<WrittenCalendar, 'holidays'> {
  readonly holidays: readonly string[];
}
