import * as z from 'zod';
import { optionalMailSchema } from '../mail/optional-mail.schema.ts';

/** What a signed link carries: opaque ids only. One person, one task (or one case, or one sign-in), one end. */
export const linkClaimsSchema = z.discriminatedUnion('use', [
  z.strictObject({ use: z.literal('task'), personId: z.string(), caseId: z.string(), taskId: z.string() }),
  /** A case's page, for somebody who has no account to sign in with. It shows; it does not act. */
  z.strictObject({ use: z.literal('case'), personId: z.string(), caseId: z.string() }),
  /** An application that is filled in: whoever opens it reads it and may send it. */
  z.strictObject({ use: z.literal('draft'), draftId: z.string() }),
  z.strictObject({
    use: z.literal('sign-in'),
    personId: z.string(),
    nonce: z.string(),
    returnTo: z.string(),
  }),
  /** Turns one kind of e-mail off for one person, or on again. */
  z.strictObject({ use: z.literal('unsubscribe'), personId: z.string(), mail: optionalMailSchema }),
  /** To join a company: whoever has the mailbox that it was sent to accepts. */
  z.strictObject({ use: z.literal('invitation'), invitationId: z.string() }),
  /** `id`: by which it is ended before its time. */
  z.strictObject({ use: z.literal('session'), personId: z.string(), id: z.string().optional() }),
  /** What a passkey is asked to sign; `personId`: who adds one. */
  z.strictObject({ use: z.literal('passkey'), challenge: z.string(), personId: z.string().optional() }),
  /** What a browser keeps while somebody is at the identity provider: RFC 6749 `state`, RFC 7636 `code_verifier`. */
  z.strictObject({
    use: z.literal('provider'),
    state: z.string(),
    nonce: z.string(),
    verifier: z.string(),
    returnTo: z.string(),
  }),
]);
export type LinkClaims = z.infer<typeof linkClaimsSchema>;

const linkKeySchema = z.strictObject({
  id: z.string().min(1).max(20),
  secret: z.string().min(43, 'A key is at least 256 bits in base64url'),
});

/**
 * Signing keys, newest first: the first signs, all verify. Rotate by putting a new one in front. A deployment makes one,
 * alone; whoever rotates it writes a list.
 */
export const linkKeysSchema = z.preprocess(
  (value) => (Array.isArray(value) ? value : [value]),
  z.array(linkKeySchema).min(1),
);
export type LinkKeys = z.infer<typeof linkKeysSchema>;
