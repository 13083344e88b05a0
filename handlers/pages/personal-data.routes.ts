import { Hono } from 'hono';
import { limitBody, type PageDeps, pageKinds, type SignedInVisit } from './page.tsx';

/** Loaded when somebody asks about their data: a cold start does without. */
const answers = () => import('./personal-data/personal-data.tsx');
type Answers = Awaited<ReturnType<typeof answers>>;

/** One's own data, and for administrators that of everybody: a file of it, and erasure. */
export function personalDataRoutes(deps: PageDeps): Hono {
  const routes = new Hono();
  const { signedIn, failed } = pageKinds(deps);
  routes.onError(failed);
  const by = (answer: (answers: Answers, visit: SignedInVisit) => Promise<Response>) =>
    signedIn(async (visit) => answer(await answers(), visit));
  routes.get(
    '/console/personal-data',
    by((pages, visit) => pages.showRequests(visit)),
  );
  for (const at of ['/me/data', '/console/personal-data/:personId']) {
    routes.get(
      at,
      by((pages, visit) => pages.showData(visit)),
    );
    routes.post(
      at,
      limitBody,
      by((pages, visit) => pages.gather(visit)),
    );
    routes.get(
      `${at}/file`,
      by((pages, visit) => pages.download(visit)),
    );
    routes.post(
      `${at}/erasure`,
      limitBody,
      by((pages, visit) => pages.erase(visit)),
    );
  }
  return routes;
}
