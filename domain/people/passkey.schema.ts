import * as z from 'zod';

/** A passkey as it is stored: what checks a signature, and nothing that makes one. Web Authentication, level 3. */
export const passkeySchema = z.strictObject({
  /** Of ours, for addresses: a hash of what the authenticator calls it. */
  id: z.string().regex(/^[0-9a-f]{64}$/),
  /** In base64url, as the authenticator calls it. */
  credentialId: z.string().min(1),
  /** A COSE key in base64url. */
  publicKey: z.string().min(1),
  /** How often the authenticator says that it signed; 0 from one that does not count. */
  counter: z.int().min(0),
  transports: z.array(z.string().max(20)).max(10),
  /** What its person calls it: `Laptop`. */
  name: z.string().min(1).max(60),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().optional(),
});
export type Passkey = z.infer<typeof passkeySchema>;
