import * as z from 'zod';
import { readLink, signLink } from '../../../domain/links/link-token.ts';
import { parsedJson } from '../../common.env.ts';
import type { ServiceContext } from '../context.ts';
import { sha256Hex } from '../hash.ts';
import type { PasskeyAnswer } from '../passkeys.services.ts';

/** EdDSA, ES256 and RS256, as COSE numbers them: every authenticator has one of these. */
export const supportedAlgorithmIDs = [-8, -7, -257];

/** How long somebody may take to touch a sensor, in milliseconds. */
const attemptLasts = 5 * 60_000;

/** For whom a passkey is: the portal's host and its address. A passkey works at no other. */
export function relyingParty({ publicUrl }: ServiceContext) {
  const { hostname, origin } = new URL(publicUrl);
  return { rpID: hostname, expectedRPID: hostname, expectedOrigin: origin };
}

/** `personId`: who adds a passkey; nobody yet, for a sign-in. */
export async function signAttempt(
  { linkKeys, now }: ServiceContext,
  challenge: string,
  personId?: string,
): Promise<string> {
  const issuedAt = now();
  const expiresAt = new Date(issuedAt.getTime() + attemptLasts);
  const claims = { use: 'passkey', challenge, ...(personId === undefined ? {} : { personId }) } as const;
  return signLink(linkKeys, claims, { issuedAt, expiresAt });
}

/** What is needed of either kind of answer; the library looks at the rest. */
const responseSchema = z.looseObject({
  id: z.string().min(1).max(1_400),
  rawId: z.string().max(1_400),
  type: z.literal('public-key'),
  clientExtensionResults: z.looseObject({}).default({}),
  response: z.looseObject({
    clientDataJSON: z.string().max(10_000),
    userHandle: z.string().max(100).optional(),
    transports: z.array(z.string().max(20)).max(10).optional(),
  }),
});
export type BrowserResponse = z.infer<typeof responseSchema>;

/** The challenge, used up, and the answer to it. Undefined: late, used, of another ceremony, or no answer at all. */
export async function takeAnswer(
  { linkKeys, now, stores }: ServiceContext,
  { attempt, response }: PasskeyAnswer,
  personId?: string,
): Promise<{ readonly challenge: string; readonly response: BrowserResponse } | undefined> {
  const link = await readLink(linkKeys, attempt, now());
  if (link?.claims.use !== 'passkey' || link.expired || link.claims.personId !== personId) return undefined;
  const parsed = responseSchema.safeParse(parsedJson(response));
  if (!parsed.success) return undefined;
  const { challenge } = link.claims;
  const remembered = new Date(now().getTime() + attemptLasts).toISOString();
  if (!(await stores.requests.useOnce(`passkey/${challenge}`, remembered))) return undefined;
  return { challenge, response: parsed.data };
}

/** Our id of what an authenticator calls a passkey, which can be longer than a key of the table. */
export const passkeyIdOf = (credentialId: string): string => sha256Hex('passkey', credentialId);
