import * as z from 'zod';
import { personIdSchema } from '../ids.schema.ts';

/**
 * What an API key may do. `cases:admin` steers cases of every kind, `cases:read` and `cases:write` are for those that
 * are no deals; `people:write` says who is away, who reports to whom and who may do what, `accounts:write` teaches the
 * conflict check existing customers; `funds:…` and `payments:write` are for the money of marketing funds;
 * `webhooks:write` says which other systems are told what happens.
 */
export const scopes = [
  'deals:read',
  'deals:write',
  'cases:read',
  'cases:write',
  'tasks:write',
  'accounts:write',
  'programs:read',
  'programs:write',
  'people:write',
  'funds:read',
  'funds:write',
  'payments:write',
  'cases:admin',
  'webhooks:write',
] as const;
const scopeSchema = z.enum(scopes);
export type Scope = z.infer<typeof scopeSchema>;

/** An API key as it is stored: its SHA-256 only, never itself. It acts for one person. */
export const apiKeySchema = z.strictObject({
  id: z.string().regex(/^K-[0-9A-HJKMNP-TV-Z]{10}$/),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  personId: personIdSchema,
  label: z.string().min(1).max(80),
  scopes: z.array(scopeSchema).min(1),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().optional(),
  revokedAt: z.iso.datetime().optional(),
});
export type ApiKey = z.infer<typeof apiKeySchema>;
