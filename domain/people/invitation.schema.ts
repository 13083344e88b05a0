import * as z from 'zod';
import { partnerIdSchema, personIdSchema } from '../ids.schema.ts';

/** For so long an invitation can be accepted. */
export const invitedForDays = 14;
/** For so long after that it is known what became of it, for who opens its link late. */
export const rememberedForDays = 30;

/** Somebody is asked to join a company. Whose the address is counts only once its owner accepts. */
export const invitationSchema = z.strictObject({
  id: z.string().regex(/^IV-[0-9A-HJKMNP-TV-Z]{10}$/, 'An invitation id looks like IV-7K3M9Q2XBA'),
  name: z.string().min(1).max(120),
  /** In small letters. */
  email: z.email().max(254),
  /** Absent: to the vendor. */
  partnerId: partnerIdSchema.optional(),
  roles: z.array(z.string().min(1).max(40)).min(1).max(10),
  invitedBy: personIdSchema,
  invitedAt: z.iso.datetime(),
  /** Until when it can be accepted. */
  until: z.iso.datetime(),
  state: z.enum(['pending', 'accepted', 'withdrawn']),
});
export type Invitation = z.infer<typeof invitationSchema>;
