import { Hono } from 'hono';
import { limitUpload, type PageDeps, pageKinds } from './page.tsx';

/** Few people take results: a cold start for everybody does without. */
const answers = () => import('./exams/take-results.tsx');

/** Results of outside exams, taken from a file. */
export function examRoutes(deps: PageDeps): Hono {
  const routes = new Hono();
  const { signedIn, failed } = pageKinds(deps);
  routes.onError(failed);
  routes.get(
    '/console/exams',
    signedIn(async (visit) => (await answers()).showExams(visit)),
  );
  routes.post(
    '/console/exams',
    limitUpload,
    signedIn(async (visit) => (await answers()).answerExams(visit)),
  );
  return routes;
}
