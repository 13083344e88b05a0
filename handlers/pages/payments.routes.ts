import { Hono } from 'hono';
import { limitBody, type PageDeps, pageKinds, type SignedInVisit } from './page.tsx';

type Answers = typeof import('./payments-answers.tsx');

/** For finance only: a cold start for everybody does without. */
const answering =
  (choose: (answers: Answers) => (visit: SignedInVisit) => Promise<Response>) =>
  async (visit: SignedInVisit) =>
    choose(await import('./payments-answers.tsx'))(visit);

/** Payments: what is due, at the bank, paid and void, and the files for the bank. */
export function paymentRoutes(deps: PageDeps): Hono {
  const routes = new Hono();
  const { signedIn, failed } = pageKinds(deps);
  routes.onError(failed);
  const answer = (choose: Parameters<typeof answering>[0]) => signedIn(answering(choose));
  routes.get(
    '/payments',
    answer((all) => all.showPayments),
  );
  routes.get(
    '/payments/list.csv',
    answer((all) => all.sendList),
  );
  routes.get(
    '/payments/batches',
    answer((all) => all.showBatches),
  );
  routes.post(
    '/payments/batches',
    limitBody,
    answer((all) => all.makeFile),
  );
  routes.get(
    '/payments/batches/:batchId',
    answer((all) => all.showBatch),
  );
  routes.post(
    '/payments/batches/:batchId/confirm',
    limitBody,
    answer((all) => all.confirmBatch),
  );
  routes.get(
    '/payments/batches/:batchId/:file',
    answer((all) => all.sendFile),
  );
  routes.get(
    '/payments/:paymentId',
    answer((all) => all.showPayment),
  );
  routes.post(
    '/payments/:paymentId/confirm',
    limitBody,
    answer((all) => all.confirmPayment),
  );
  routes.post(
    '/payments/:paymentId/send-back',
    limitBody,
    answer((all) => all.sendBack),
  );
  return routes;
}
