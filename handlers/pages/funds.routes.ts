import { Hono } from 'hono';
import { limitBody, type PageDeps, pageKinds, type SignedInVisit } from './page.tsx';

/** The pages of money are for some people only: a cold start for everybody does without. */
const pages = {
  console: () => import('./funds/console-funds.tsx'),
  acts: () => import('./funds/fund-acts.tsx'),
  papers: () => import('./funds/fund-papers.tsx'),
  tables: () => import('./funds/fund-tables.ts'),
  statement: () => import('./funds/statement-table.ts'),
  own: () => import('./funds/own-funds.tsx'),
};

/** Marketing funds: for who manages them under /console/funds, for a partner's people under /funds. */
export function fundsRoutes(deps: PageDeps): Hono {
  const routes = new Hono();
  const { signedIn, failed } = pageKinds(deps);
  routes.onError(failed);
  const get = (path: string, answer: Answer) => routes.get(path, signedIn(answer));
  const post = (path: string, answer: Answer) => routes.post(path, limitBody, signedIn(answer));
  get('/console/funds', async (visit) => (await pages.console()).listFunds(visit));
  get('/console/funds.csv', async (visit) => (await pages.tables()).fundsTable(visit));
  get('/console/funds/new', async (visit) => (await pages.console()).newFund(visit));
  post('/console/funds/new', async (visit) => (await pages.console()).createFund(visit));
  const fund = '/console/funds/:fundId';
  get(fund, async (visit) => (await pages.console()).showFund(visit));
  post(`${fund}/acts/:act`, async (visit) => (await pages.acts()).changeFund(visit));
  get(`${fund}/allocate`, async (visit) => (await pages.acts()).allocateForm(visit));
  post(`${fund}/allocate`, async (visit) => (await pages.acts()).allocate(visit));
  post(`${fund}/allocations/:allocationId`, async (visit) => (await pages.acts()).changeAllocation(visit));
  get(`${fund}/allocations.csv`, async (visit) => (await pages.tables()).allocationsTable(visit));
  get(`${fund}/activities`, async (visit) => (await pages.papers()).showActivities(visit));
  get(`${fund}/activities.csv`, async (visit) => (await pages.tables()).activitiesTable(visit));
  get(`${fund}/return`, async (visit) => (await pages.papers()).showReturn(visit));
  get(`${fund}/return.csv`, async (visit) => (await pages.tables()).returnTable(visit));
  get(`${fund}/return/behind`, async (visit) => (await pages.papers()).showBehind(visit));
  get(`${fund}/statement`, async (visit) => (await pages.papers()).showStatement(visit));
  get(`${fund}/statement.csv`, async (visit) => (await pages.statement()).statementTable(visit));
  get('/funds', async (visit) => (await pages.own()).showOwnFunds(visit));
  get('/funds/statement', async (visit) => (await pages.own()).showOwnStatement(visit));
  get('/funds/statement.csv', async (visit) => (await pages.own()).ownStatementTable(visit));
  get('/funds/activities.csv', async (visit) => (await pages.own()).ownActivitiesTable(visit));
  return routes;
}

type Answer = (visit: SignedInVisit) => Promise<Response>;
