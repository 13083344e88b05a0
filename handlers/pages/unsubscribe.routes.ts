import { Hono } from 'hono';
import { limitBody, type PageDeps, pageKinds } from './page.tsx';

/** Loaded when somebody turns e-mails off: a cold start does without. */
const pages = () => import('./unsubscribe.tsx');

/**
 * The way to turn a kind of e-mail off. Opening the page changes nothing; what is POSTed there does, from wherever it
 * comes: an inbox that offers to unsubscribe sends it by itself, with no page of ours and no session (RFC 8058).
 */
export function unsubscribeRoutes(deps: PageDeps): Hono {
  const routes = new Hono();
  const { open, openToAll, signedIn, failed } = pageKinds(deps);
  routes.onError(failed);
  routes.get(
    '/u/:token',
    open(async (visit) => (await pages()).showChoice(visit)),
  );
  routes.post(
    '/u/:token',
    limitBody,
    openToAll(async (visit) => (await pages()).takeChoice(visit)),
  );
  routes.post(
    '/me/mail',
    limitBody,
    signedIn(async (visit) => (await pages()).chooseOwn(visit)),
  );
  return routes;
}
