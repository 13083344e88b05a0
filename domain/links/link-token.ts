import { base64url, CompactSign, compactVerify, errors } from 'jose';
import * as z from 'zod';
import { type LinkClaims, type LinkKeys, linkClaimsSchema } from './link-token.schema.ts';

const algorithm = 'HS256';
/** Longer than any link of ours; what is longer is refused before any work is done on it. */
const longestToken = 4096;
const timesSchema = z.object({ iat: z.int(), exp: z.int() });
const bytes = (text: string) => new TextEncoder().encode(text);

/** A link that is ours and unchanged. `expired`: it says who and what it was for, and allows nothing any more. */
export interface ReadLink {
  readonly claims: LinkClaims;
  readonly expired: boolean;
  readonly issuedAt: Date;
}

/**
 * Signs claims as a compact JWS (RFC 7515, HS256) with the newest key, named in its `kid`. `expiresAt` is rounded up
 * and `issuedAt` down to whole seconds. The characters of a key's secret are the key.
 */
export async function signLink(
  keys: LinkKeys,
  claims: LinkClaims,
  { issuedAt, expiresAt }: { readonly issuedAt: Date; readonly expiresAt: Date },
): Promise<string> {
  const [key] = keys;
  if (!key) throw new Error('Signing a link needs at least one key.');
  const iat = Math.floor(issuedAt.getTime() / 1000);
  const exp = Math.ceil(expiresAt.getTime() / 1000);
  return new CompactSign(bytes(JSON.stringify({ ...claims, iat, exp })))
    .setProtectedHeader({ alg: algorithm, kid: key.id })
    .sign(bytes(key.secret));
}

/**
 * What a link says, with any of the keys. Undefined: changed in any character, signed with a key that we do not have
 * or another algorithm, or not a link of ours at all. Never throws on what somebody sent.
 */
export async function readLink(keys: LinkKeys, token: string, now: Date): Promise<ReadLink | undefined> {
  const payload = token.length <= longestToken ? await verify(keys, token) : undefined;
  const times = timesSchema.safeParse(payload);
  if (!times.success) return undefined;
  const { iat, exp, ...rest } = payload as z.infer<typeof timesSchema>;
  const claims = linkClaimsSchema.safeParse(rest);
  if (!claims.success) return undefined;
  return { claims: claims.data, expired: now.getTime() >= exp * 1000, issuedAt: new Date(iat * 1000) };
}

async function verify(keys: LinkKeys, token: string): Promise<unknown> {
  if (!token.split('.').every(isCanonical)) return undefined;
  try {
    const { payload } = await compactVerify(token, ({ kid }) => secretOf(keys, kid), {
      algorithms: [algorithm],
    });
    return JSON.parse(new TextDecoder().decode(payload));
  } catch (failure) {
    if (failure instanceof errors.JOSEError || failure instanceof SyntaxError) return undefined;
    throw failure;
  }
}

function secretOf(keys: LinkKeys, kid: string | undefined): Uint8Array {
  const key = keys.find(({ id }) => id === kid);
  if (!key) throw new errors.JWKSNoMatchingKey();
  return bytes(key.secret);
}

/** The last character of base64url has bits that do not count: only one spelling of the same bytes is ours. */
function isCanonical(part: string): boolean {
  try {
    return base64url.encode(base64url.decode(part)) === part;
  } catch {
    return false;
  }
}
