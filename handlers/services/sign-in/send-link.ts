import { randomUUID } from 'node:crypto';
import type { LinkClaims } from '../../../domain/links/link-token.schema.ts';
import { signLink } from '../../../domain/links/link-token.ts';
import type { Person } from '../../../domain/people/person.schema.ts';
import type { ServiceContext } from '../context.ts';
import { sha256Hex } from '../hash.ts';
import type { Limit } from '../rate-limit.ts';
import { signsInHere } from './sessions.ts';

const linkLasts = 15 * 60_000;
/** To one address: a person who does not find the mail asks again, and a stranger cannot fill an inbox. */
const linksToOneAddress: Limit = { requests: 5, windowSeconds: 900 };

/** Sends somebody whom we know a link to sign in; the sixth within a quarter of an hour tells them that there is a pause. */
export async function sendIfKnown(context: ServiceContext, typed: string, returnTo: string): Promise<void> {
  const { stores, now } = context;
  const email = typed.trim().toLowerCase();
  if (email.length > 254) return;
  const bucket = `sign-in/${sha256Hex(email)}`;
  const { allowed, resetSeconds } = await stores.requests.take(bucket, linksToOneAddress);
  const person = await stores.people.byEmail(email);
  if (!person?.active || !signsInHere(context, person)) return;
  if (allowed) return sendLink(context, person, returnTo);
  await tellOfPause(context, person, new Date(now().getTime() + resetSeconds * 1000));
}

async function sendLink(context: ServiceContext, person: Person, returnTo: string): Promise<void> {
  const issuedAt = context.now();
  const expiresAt = new Date(issuedAt.getTime() + linkLasts);
  const claims: LinkClaims = { use: 'sign-in', personId: person.id, nonce: randomUUID(), returnTo };
  const token = await signLink(context.linkKeys, claims, { issuedAt, expiresAt });
  await context.sendSignInLink({ person, url: signInUrl(context, `/${token}`), expiresAt });
}

/** Once for each pause: who asks on and on fills no inbox with this either. */
async function tellOfPause(context: ServiceContext, person: Person, until: Date): Promise<void> {
  const pause = `pause/${person.id}/${Math.ceil(until.getTime() / 1000)}`;
  if (!(await context.stores.requests.useOnce(pause, until.toISOString()))) return;
  await context.sendSignInPause({ person, until, url: signInUrl(context) });
}

const signInUrl = ({ publicUrl }: ServiceContext, more = '') =>
  `${publicUrl.replace(/\/+$/, '')}/sign-in${more}`;
