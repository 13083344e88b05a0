import { Hono } from 'hono';
import { limitBody, type PageDeps, pageKinds } from './page.tsx';

/** Loaded when somebody administers webhooks: a cold start does without. */
const answers = () => import('./webhooks/webhooks-answers.tsx');

/** The systems that are told what happens. */
export function webhookRoutes(deps: PageDeps): Hono {
  const routes = new Hono();
  const { signedIn, failed } = pageKinds(deps);
  routes.onError(failed);
  routes.get(
    '/console/webhooks',
    signedIn(async (visit) => (await answers()).showWebhooks(visit)),
  );
  routes.post(
    '/console/webhooks',
    limitBody,
    signedIn(async (visit) => (await answers()).sendRegistration(visit)),
  );
  routes.get(
    '/console/webhooks/:webhookId',
    signedIn(async (visit) => (await answers()).showWebhook(visit)),
  );
  routes.post(
    '/console/webhooks/:webhookId/:act',
    limitBody,
    signedIn(async (visit) => (await answers()).actOnWebhook(visit)),
  );
  return routes;
}
