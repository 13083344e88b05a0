import { Hono } from 'hono';
import { limitBody, type PageDeps, pageKinds } from './page.tsx';

/** Loaded when somebody has to do with passkeys: a cold start does without. */
const answers = () => import('./passkeys/passkeys.tsx');

/** One's own passkeys, and signing in with one. */
export function passkeyRoutes(deps: PageDeps): Hono {
  const routes = new Hono();
  const { open, signedIn, failed } = pageKinds(deps);
  routes.onError(failed);
  routes.get(
    '/sign-in/passkey',
    open(async (visit) => (await answers()).askForPasskey(visit)),
  );
  routes.post(
    '/sign-in/passkey',
    limitBody,
    open(async (visit) => (await answers()).signInByPasskey(visit)),
  );
  routes.get(
    '/me/passkeys',
    signedIn(async (visit) => (await answers()).showPasskeys(visit)),
  );
  routes.post(
    '/me/passkeys',
    limitBody,
    signedIn(async (visit) => (await answers()).addPasskey(visit)),
  );
  routes.post(
    '/me/passkeys/:id/remove',
    limitBody,
    signedIn(async (visit) => (await answers()).removePasskey(visit)),
  );
  return routes;
}
