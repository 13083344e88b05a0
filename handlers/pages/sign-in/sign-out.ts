import { deleteCookie, getCookie } from 'hono/cookie';
import { sessionCookie } from '../../own-pages.ts';
import { leadOn } from '../lead-on.ts';
import type { Visit } from '../page.tsx';
import { cookieOptions, idTokenCookie } from './cookies.ts';

/** Ends the session here, and leads on to the provider that it came from. */
export async function signOut(visit: Visit): Promise<Response> {
  const { c, deps, services } = visit;
  const session = getCookie(c, sessionCookie);
  if (session) await services.signIn.end(session);
  const idToken = getCookie(c, idTokenCookie);
  deleteCookie(c, sessionCookie, cookieOptions(deps));
  if (idToken) {
    deleteCookie(c, idTokenCookie, cookieOptions(deps, '/sign-out'));
    const there = await (await import('./staff.tsx')).signOutThere(visit, idToken);
    if (there) return there;
  }
  return leadOn(visit, '/sign-in', 'signed-out');
}
