import { Hono } from 'hono';
import { type PageDeps, pageKinds } from './page.tsx';

/** Loaded when an administrator comes: a cold start does without. */
const reading = () => import('./audit/read-audit.tsx');

/** Who did what, for administrators. */
export function auditRoutes(deps: PageDeps): Hono {
  const routes = new Hono();
  const { signedIn, failed } = pageKinds(deps);
  routes.onError(failed);
  routes.get(
    '/console/audit',
    signedIn(async (visit) => (await reading()).showAudit(visit)),
  );
  routes.get(
    '/console/audit.csv',
    signedIn(async (visit) => (await reading()).auditTable(visit)),
  );
  return routes;
}
