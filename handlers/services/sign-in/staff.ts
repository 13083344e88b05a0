import type { LinkClaims } from '../../../domain/links/link-token.schema.ts';
import { readLink, signLink } from '../../../domain/links/link-token.ts';
import { accountOf } from '../../../domain/people/staff-sign-in.rules.ts';
import type { ServiceContext } from '../context.ts';
import type { NotSignedIn, ProviderProblem, SignInService } from '../sign-in.services.ts';
import { letIn } from './let-in.ts';
import { createProvider } from './provider.ts';
import { problemOf } from './provider-problem.ts';
import { beginSession } from './sessions.ts';

type ProviderClaims = Extract<LinkClaims, { use: 'provider' }>;

/** How long somebody may be at the provider, in milliseconds: a password, a second factor. */
const attemptLasts = 10 * 60_000;

/** The vendor's people come in by its identity provider. */
export function createStaffSignIn(
  context: ServiceContext,
): Pick<SignInService, 'toProvider' | 'fromProvider' | 'providerSignOut'> {
  const { staffSignIn, linkKeys, now, stores } = context;
  if (!staffSignIn) {
    const nowhere = async () => notSignedIn('stale');
    return { toProvider: nowhere, fromProvider: nowhere, providerSignOut: async () => undefined };
  }
  const { settings } = staffSignIn;
  const here = context.publicUrl.replace(/\/+$/, '');
  const callback = `${here}/sign-in/staff/callback`;
  const provider = createProvider(staffSignIn, callback);
  /** Tells the operator what went wrong, and the person what to do. */
  const refuse = (why: ProviderProblem, code: string, email?: string): NotSignedIn => {
    context.onProviderProblem?.({ why, code });
    return notSignedIn(why, email);
  };
  const orProblem = async <T>(work: Promise<T>): Promise<T | NotSignedIn> => {
    try {
      return await work;
    } catch (failure) {
      const problem = problemOf(failure);
      if (!problem) throw failure;
      return refuse(problem.why, problem.code);
    }
  };
  return {
    async toProvider(returnTo = '/') {
      const begun = await orProblem(provider.begin());
      if ('why' in begun) return begun;
      const issuedAt = now();
      const claims: ProviderClaims = { use: 'provider', ...begun.expected, returnTo };
      const expiresAt = new Date(issuedAt.getTime() + attemptLasts);
      return { url: begun.url, attempt: await signLink(linkKeys, claims, { issuedAt, expiresAt }) };
    },
    async fromProvider(cookie, query) {
      const attempt = cookie === undefined ? undefined : await readLink(linkKeys, cookie, now());
      if (attempt?.claims.use !== 'provider' || attempt.expired) return refuse('stale', 'no-attempt');
      const { use: _, returnTo, ...expected } = attempt.claims;
      const answer = new URL(`${callback}?${query.replace(/^\?/, '')}`);
      if (answer.searchParams.get('state') !== expected.state) return refuse('stale', 'other-state');
      const remembered = new Date(now().getTime() + attemptLasts);
      if (!(await stores.requests.useOnce(`provider/${expected.state}`, remembered.toISOString())))
        return refuse('stale', 'used');
      const read = await orProblem(provider.finish(answer, expected));
      if ('why' in read) return read;
      const account = accountOf(read.claims, settings);
      if (account === 'unverified') return refuse('unverified', 'unverified');
      const person = await letIn(context, settings, read.claims.sub, account);
      if ('why' in person) return refuse(person.why, person.why, account.email);
      return { session: await beginSession(context, person.id), returnTo, idToken: read.idToken };
    },
    async providerSignOut(idToken) {
      const url = await orProblem(provider.signOutUrl(idToken, `${here}/sign-in`));
      return typeof url === 'string' ? url : undefined;
    },
  };
}

const notSignedIn = (why: ProviderProblem, email?: string): NotSignedIn => ({
  why,
  ...(email === undefined ? {} : { email }),
});
