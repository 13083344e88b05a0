import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { noteActor } from '../../activities/store/audit/act.ts';
import type { LinkClaims } from '../../domain/links/link-token.schema.ts';
import { readLink, signLink } from '../../domain/links/link-token.ts';
import type { Person } from '../../domain/people/person.schema.ts';
import type { ServiceContext } from './context.ts';
import { sha256Hex } from './hash.ts';
import type { Limit } from './rate-limit.ts';
import type { SignInService } from './services.ts';

type SignInClaims = Extract<LinkClaims, { use: 'sign-in' }>;

const minute = 60_000;
const linkLasts = 15 * minute;
/** How long a person stays signed in. */
export const sessionLasts = 12 * 60 * minute;
/** To one address: a person who does not find the mail asks again, and a stranger cannot fill an inbox. */
const linksToOneAddress: Limit = { requests: 5, windowSeconds: 900 };

/** Sign-in by an e-mailed link. Opening it changes nothing; its one press signs in, once. */
export function createSignInService(context: ServiceContext): SignInService {
  const { linkKeys, now, stores } = context;
  const activePerson = async (id: string): Promise<Person | undefined> => {
    const person = await stores.people.get(id);
    return person?.active && person.account !== false ? person : undefined;
  };
  return {
    async requestLink(email, returnTo = '/') {
      const takes = delay(context.signInTakes ?? 1_000);
      await sendIfKnown(context, email, safePath(returnTo)).catch((failure: unknown) => {
        context.onMailFailure?.(failure);
      });
      await takes;
    },
    async inspect(token) {
      const link = await readSignIn(context, token);
      if (!link) return { state: 'invalid' };
      if (await stores.requests.isUsed(link.claims.nonce)) return { state: 'used' };
      if (link.expired) return { state: 'expired' };
      const person = await activePerson(link.claims.personId);
      if (!person) return { state: 'invalid' };
      return { state: 'usable', personName: person.name, returnTo: link.claims.returnTo };
    },
    async redeem(token) {
      const link = await readSignIn(context, token);
      if (!link || link.expired) return undefined;
      const { personId, nonce, returnTo } = link.claims;
      if (!(await activePerson(personId))) return undefined;
      noteActor(personId, 'email-link');
      const issuedAt = now();
      // Remembered for longer than the link lasts, so that a late reader is told that it was used.
      const remembered = new Date(issuedAt.getTime() + 24 * 60 * minute);
      if (!(await stores.requests.useOnce(nonce, remembered.toISOString()))) return undefined;
      const expiresAt = new Date(issuedAt.getTime() + sessionLasts);
      return {
        session: await signLink(linkKeys, { use: 'session', personId }, { issuedAt, expiresAt }),
        returnTo,
      };
    },
    async personOf(session) {
      const link = await readLink(linkKeys, session, now());
      if (link?.claims.use !== 'session' || link.expired) return undefined;
      return activePerson(link.claims.personId);
    },
  };
}

async function sendIfKnown(context: ServiceContext, typed: string, returnTo: string): Promise<void> {
  const { stores, now, linkKeys, publicUrl } = context;
  const email = typed.trim().toLowerCase();
  if (email.length > 254) return;
  const { allowed } = await stores.requests.take(`sign-in/${sha256Hex(email)}`, linksToOneAddress);
  const person = await stores.people.byEmail(email);
  if (!allowed || !person?.active) return;
  const issuedAt = now();
  const expiresAt = new Date(issuedAt.getTime() + linkLasts);
  const claims: SignInClaims = { use: 'sign-in', personId: person.id, nonce: randomUUID(), returnTo };
  const token = await signLink(linkKeys, claims, { issuedAt, expiresAt });
  await context.sendSignInLink({
    person,
    url: `${publicUrl.replace(/\/+$/, '')}/sign-in/${token}`,
    expiresAt,
  });
}

async function readSignIn(
  { linkKeys, now }: ServiceContext,
  token: string,
): Promise<{ claims: SignInClaims; expired: boolean } | undefined> {
  const link = await readLink(linkKeys, token, now());
  if (link?.claims.use !== 'sign-in') return undefined;
  return { claims: link.claims, expired: link.expired };
}

/**
 * A path on this site, or the start page: a sign-in never leads elsewhere. What a browser makes of the path counts:
 * `/.//evil.example` comes to `//evil.example`, which names a host.
 */
function safePath(path: string): string {
  if (path.length > 300 || !/^\/[\w\-./?=&#%~]*$/.test(path)) return '/';
  const base = 'http://here.invalid';
  const url = URL.parse(path, base);
  return url?.origin === base && !url.pathname.startsWith('//') ? path : '/';
}
