import { Hono } from 'hono';
import { limitBody, type PageDeps, pageKinds } from './page.tsx';

const pages = () => import('./learning/extra-time.tsx');

/** More time in quizzes for who needs it: the vendor's operations and enablement give it. */
export function extraTimeRoutes(deps: PageDeps): Hono {
  const routes = new Hono();
  const { signedIn, failed } = pageKinds(deps);
  routes.onError(failed);
  const at = '/console/extra-time';
  routes.get(
    at,
    signedIn(async (visit) => (await pages()).askWho(visit)),
  );
  routes.post(
    at,
    limitBody,
    signedIn(async (visit) => (await pages()).findWho(visit)),
  );
  routes.get(
    `${at}/:id`,
    signedIn(async (visit) => (await pages()).showExtraTime(visit)),
  );
  routes.post(
    `${at}/:id`,
    limitBody,
    signedIn(async (visit) => (await pages()).giveExtraTime(visit)),
  );
  return routes;
}
