import * as z from 'zod';
import { partnerIdSchema, personIdSchema } from '../ids.schema.ts';
import { optionalMailSchema, optionalMails } from '../mail/optional-mail.schema.ts';

/** Roles on the partner's side; on the vendor's side a program names its roles (`channel-manager`). */
export const partnerRoles = ['owner', 'seller', 'marketer'] as const;
/** Vendor roles every installation has, whatever its programs name besides. */
export const vendorRoles = ['ops', 'admin'] as const;

/** A person who can sign in. `partnerId` absent: one of the vendor's own. An inactive person can do nothing. */
export const personSchema = z.strictObject({
  id: personIdSchema,
  name: z.string().min(1).max(120),
  email: z.email('Give an e-mail address').max(254),
  partnerId: partnerIdSchema.optional(),
  roles: z.array(z.string().min(1).max(40)).max(10),
  timeZone: z.string().max(60).default('UTC'),
  active: z.boolean().default(true),
  reportsTo: personIdSchema.optional(),
  /** Away in this time: tasks go to the stand-in, or else to the others who have the role. */
  away: z
    .strictObject({ from: z.iso.datetime(), until: z.iso.datetime(), standIn: personIdSchema.optional() })
    .optional(),
  /** Percent of the time limit that they have more in every quiz, for who needs it; why is not kept. */
  extraTime: z.int().min(0).max(300).optional(),
  /** Kinds of e-mail that they do not want; what asks or decides something is none of them. */
  noMail: z.array(optionalMailSchema).max(optionalMails.length).optional(),
  /** False for somebody who acts by e-mailed links only, such as an applicant: the address can sign in nowhere. */
  account: z.boolean().optional(),
});
export type Person = z.infer<typeof personSchema>;
