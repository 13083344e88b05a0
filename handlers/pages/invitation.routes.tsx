import { Hono } from 'hono';
import { limitBody, type PageDeps, pageKinds, type Visit } from './page.tsx';

/** Loaded with the first invitation that is opened: a cold start does without. */
const pages = () => import('./people/invitation.tsx');

/** The page behind an invitation's link. Reading it changes nothing, however often and by whatever reads it. */
export function invitationRoutes(deps: PageDeps): Hono {
  const routes = new Hono();
  const { open, failed } = pageKinds(deps);
  routes.onError(failed);
  routes.get(
    '/i/:token',
    open(async (visit: Visit) => (await pages()).showInvitation(visit)),
  );
  routes.post(
    '/i/:token',
    limitBody,
    open(async (visit: Visit) => (await pages()).acceptInvitation(visit)),
  );
  return routes;
}
