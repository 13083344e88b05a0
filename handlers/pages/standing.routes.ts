import { Hono } from 'hono';
import { limitBody, type PageDeps, pageKinds } from './page.tsx';

/** Loaded when somebody asks how a partner stands: a cold start does without. */
const reading = () => import('./standing/read-standing.tsx');
const ruling = () => import('./standing/standing-rules.tsx');

/** Standing: a partner's own under /standing, everybody's and the rules for the vendor under /console. */
export function standingRoutes(deps: PageDeps): Hono {
  const routes = new Hono();
  const { signedIn, failed } = pageKinds(deps);
  routes.onError(failed);
  routes.get(
    '/standing',
    signedIn(async (visit) => (await reading()).ownStanding(visit)),
  );
  routes.get(
    '/console/standing',
    signedIn(async (visit) => (await reading()).allStandings(visit)),
  );
  routes.get(
    '/console/standing.csv',
    signedIn(async (visit) => (await reading()).standingsTable(visit)),
  );
  routes.get(
    '/console/standing/rules',
    signedIn(async (visit) => (await ruling()).showRules(visit)),
  );
  routes.post(
    '/console/standing/rules',
    limitBody,
    signedIn(async (visit) => (await ruling()).sendRules(visit)),
  );
  routes.get(
    '/console/standing/:partnerId',
    signedIn(async (visit) => (await reading()).oneStanding(visit)),
  );
  routes.post(
    '/console/standing/:partnerId/move',
    limitBody,
    signedIn(async (visit) => (await reading()).moveSomebody(visit)),
  );
  return routes;
}
