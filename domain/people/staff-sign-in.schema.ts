import * as z from 'zod';

const roleSchema = z.string().min(1).max(40);

/** https, or plain http on one's own machine, where nobody stands between. */
const issuerSchema = z
  .url()
  .refine(
    (text) => /^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1)(:\d+)?(\/|$))/.test(text),
    'Give an address that begins with https://',
  );

/** The identity provider of the vendor's people, as OpenID Connect Core 1.0 and Discovery 1.0 have it; no secret in it. */
export const staffSignInSchema = z.strictObject({
  /** What the vendor's people call it, for a button: `Okta`. */
  name: z.string().min(1).max(40),
  /** As the provider writes it itself, to the letter; where it is described stands below it, by Discovery. */
  issuer: issuerSchema,
  clientId: z.string().min(1).max(200),
  /** What is asked for: `openid email profile`, and what the provider wants for groups. */
  scope: z
    .string()
    .regex(/^openid( |$)/, 'Begin with openid')
    .default('openid email profile'),
  /**
   * `true` for a provider where only its administrators set addresses, and that says nothing of them, such as Microsoft
   * Entra. An address that it calls unverified is refused all the same.
   */
  emailsAreVerified: z.boolean().default(false),
  /** Who has which roles, by groups of the provider; without it, roles are those that are kept here. */
  groups: z
    .strictObject({
      /** The claim that lists somebody's groups. */
      claim: z.string().min(1).max(200).default('groups'),
      /** Group → the roles that it gives. These roles are given and taken by the provider alone. */
      roles: z.record(z.string().min(1), z.array(roleSchema).min(1)),
    })
    .optional(),
});
export type StaffSignIn = z.infer<typeof staffSignInSchema>;
