import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { DomainError } from '../../../domain/errors.ts';
import { ProviderProblemPage, SignOutTherePage } from '../../../portal/pages/staff-sign-in.page.tsx';
import { sessionCookie } from '../../own-pages.ts';
import type { NotSignedIn } from '../../services/sign-in.services.ts';
import { show, type Visit } from '../page.tsx';
import { safeReturnTo } from '../return-to.ts';
import { cookieOptions, idTokenCookie } from './cookies.ts';

const attemptCookie = 'throughline_at_provider';
const attemptPath = '/sign-in/staff';
/** What a browser surely keeps in a cookie, in characters, with its name. */
const longestCookie = 3_800;

/** Sends one of the vendor's people to their identity provider. */
export async function goToProvider(visit: Visit): Promise<Response> {
  const { c, deps, services } = visit;
  nameOf(visit);
  const way = await services.signIn.toProvider(safeReturnTo(c.req.query('returnTo')));
  if ('why' in way) return problem(visit, way);
  setCookie(c, attemptCookie, way.attempt, { ...cookieOptions(deps, attemptPath), maxAge: 600 });
  return c.redirect(way.url, 303);
}

/** Back from there: signed in, or told why not. */
export async function comeBack(visit: Visit): Promise<Response> {
  const { c, deps, services } = visit;
  nameOf(visit);
  const attempt = getCookie(c, attemptCookie);
  deleteCookie(c, attemptCookie, cookieOptions(deps, attemptPath));
  const came = await services.signIn.fromProvider(attempt, new URL(c.req.url).search);
  if ('why' in came) return problem(visit, came);
  setCookie(c, sessionCookie, came.session, cookieOptions(deps));
  if (came.idToken.length <= longestCookie)
    setCookie(c, idTokenCookie, came.idToken, cookieOptions(deps, '/sign-out'));
  return c.redirect(safeReturnTo(came.returnTo), 303);
}

/** The page that leads on to the provider, if it ends sessions. */
export async function signOutThere(visit: Visit, idToken: string): Promise<Response | undefined> {
  const { c, frame, services } = visit;
  const { provider } = services.signIn;
  if (provider === undefined) return undefined;
  const url = await services.signIn.providerSignOut(idToken);
  return url === undefined
    ? undefined
    : show(c, <SignOutTherePage frame={frame} provider={provider} url={url} />);
}

/** @throws `not-found` where there is no provider: then these addresses are none. */
function nameOf({ services }: Visit): string {
  const { provider } = services.signIn;
  if (provider === undefined) throw new DomainError('not-found', 'There is no such page.');
  return provider;
}

const statuses = { unreachable: 503, misconfigured: 500, 'no-groups': 500, clock: 503, stale: 409 } as const;

function problem(visit: Visit, { why, email }: NotSignedIn): Response {
  const status = why in statuses ? statuses[why as keyof typeof statuses] : 403;
  const props = { frame: visit.frame, provider: nameOf(visit), why, email };
  return show(visit.c, <ProviderProblemPage {...props} />, status);
}
