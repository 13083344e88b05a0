import { setTimeout as delay } from 'node:timers/promises';
import { noteActor } from '../../../activities/store/audit/act.ts';
import { keptOnceMade } from '../../../activities/store/calls.ts';
import type { LinkClaims } from '../../../domain/links/link-token.schema.ts';
import { readLink } from '../../../domain/links/link-token.ts';
import type { Person } from '../../../domain/people/person.schema.ts';
import type { ServiceContext } from '../context.ts';
import type { SignInService } from '../sign-in.services.ts';
import { safePath } from './return-path.ts';
import { beginSession, endSession, personOfSession, personWithAccount, signsInHere } from './sessions.ts';

type SignInClaims = Extract<LinkClaims, { use: 'sign-in' }>;

const day = 24 * 3_600_000;

/** Sign-in by an e-mailed link, or for the vendor's people by its identity provider if it has one. */
export function createSignInService(context: ServiceContext): SignInService {
  const { now, stores } = context;
  // Loaded when the first of the vendor's people signs in: a cold start does without.
  const byProvider = keptOnceMade(async () => (await import('./staff.ts')).createStaffSignIn(context));
  return {
    provider: context.staffSignIn?.settings.name,
    async requestLink(email, returnTo = '/') {
      const takes = delay(context.signInTakes ?? 1_000);
      const { sendIfKnown } = await import('./send-link.ts');
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
      const person = await personByLink(context, link.claims.personId);
      if (!person) return { state: 'invalid' };
      return { state: 'usable', personName: person.name, returnTo: link.claims.returnTo };
    },
    async redeem(token) {
      const link = await readSignIn(context, token);
      if (!link || link.expired) return undefined;
      const { personId, nonce, returnTo } = link.claims;
      if (!(await personByLink(context, personId))) return undefined;
      noteActor(personId, 'email-link');
      // Remembered for longer than the link lasts, so that a late reader is told that it was used.
      const remembered = new Date(now().getTime() + day);
      if (!(await stores.requests.useOnce(nonce, remembered.toISOString()))) return undefined;
      return { session: await beginSession(context, personId), returnTo };
    },
    personOf: (session) => personOfSession(context, session),
    end: (session) => endSession(context, session),
    toProvider: async (returnTo = '/') => (await byProvider()).toProvider(safePath(returnTo)),
    fromProvider: async (...answer) => (await byProvider()).fromProvider(...answer),
    providerSignOut: async (idToken) => (await byProvider()).providerSignOut(idToken),
  };
}

/** Whom a link signs in: where the vendor's people come from their provider, no link does it for them. */
async function personByLink(context: ServiceContext, personId: string): Promise<Person | undefined> {
  const person = await personWithAccount(context, personId);
  return person && signsInHere(context, person) ? person : undefined;
}

async function readSignIn(
  { linkKeys, now }: ServiceContext,
  token: string,
): Promise<{ claims: SignInClaims; expired: boolean } | undefined> {
  const link = await readLink(linkKeys, token, now());
  if (link?.claims.use !== 'sign-in') return undefined;
  return { claims: link.claims, expired: link.expired };
}
