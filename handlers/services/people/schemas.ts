import * as z from 'zod';
import { timeZoneSchema } from '../../../domain/calendar/time-zone.schema.ts';
import { caseIdSchema, partnerIdSchema, personIdSchema } from '../../../domain/ids.schema.ts';

const instant = z.iso.datetime({ offset: true, error: 'Give an instant such as 2027-03-31T17:00:00Z' });

/** From when, now if not given, until when somebody is away, and who acts for them meanwhile. */
export const awaySchema = z.strictObject({
  from: instant.optional(),
  until: instant,
  standIn: personIdSchema.optional(),
});

/** Whom somebody reports to; null: nobody. */
export const managerSchema = z.strictObject({ reportsTo: personIdSchema.nullable() });

/** The roles that somebody has from now on. */
export const rolesSchema = z.strictObject({
  roles: z.array(z.string().min(1).max(40)).max(10, 'Choose ten roles at most'),
});

/** Whether somebody has access; for who loses it, who gets the open tasks that nobody else has. */
export const activeSchema = z.strictObject({ active: z.boolean(), tasksTo: personIdSchema.optional() });

/** The zone in which somebody reads times, on pages and in e-mails. */
export const ownTimeZoneSchema = z.strictObject({ timeZone: timeZoneSchema });

/** The partner that somebody moves to. */
export const moveSchema = z.strictObject({ partnerId: partnerIdSchema });

/** Open tasks that the stand-in is to have now. */
export const passOnSchema = z.strictObject({
  tasks: z
    .array(z.strictObject({ caseId: caseIdSchema, taskId: z.string().min(1).max(20) }))
    .min(1, 'Name at least one task')
    .max(100, 'Pass 100 tasks on at once at most'),
});
