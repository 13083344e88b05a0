import * as z from 'zod';

/** A colleague, as whoever invites them knows them. */
export const inviteSchema = z.strictObject({
  name: z
    .string({ error: 'Give their name' })
    .trim()
    .min(1, 'Give their name')
    .max(120, 'Give a name of 120 characters at most'),
  email: z
    .string({ error: 'Give their e-mail address' })
    .trim()
    .toLowerCase()
    .pipe(z.email('Give an e-mail address, such as ana@partner.example').max(254)),
  roles: z
    .array(z.string().min(1).max(40), { error: 'Choose at least one role' })
    .min(1, 'Choose at least one role')
    .max(10, 'Choose ten roles at most'),
});
