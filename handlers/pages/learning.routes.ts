import { Hono } from 'hono';
import { type PageDeps, pageKinds } from './page.tsx';

/** Loaded when somebody asks what they learn: a cold start does without. */
const pages = () => import('./learning/learning.tsx');

/** What a partner's people learn: their own paths, and those that there are. */
export function learningRoutes(deps: PageDeps): Hono {
  const routes = new Hono();
  const { signedIn, failed } = pageKinds(deps);
  routes.onError(failed);
  routes.get(
    '/learning',
    signedIn(async (visit) => (await pages()).ownLearning(visit)),
  );
  routes.get(
    '/learning/catalogue',
    signedIn(async (visit) => (await pages()).catalogue(visit)),
  );
  return routes;
}
