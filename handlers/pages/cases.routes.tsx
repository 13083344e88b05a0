import { Hono } from 'hono';
import { DomainError } from '../../domain/errors.ts';
import type { Process } from '../../domain/programs/process.schema.ts';
import { CasesPage } from '../../portal/pages/cases.page.tsx';
import { namesInList } from './names.ts';
import { type PageDeps, pageKinds, type SignedInVisit, show } from './page.tsx';

const pageSize = 25;
/** So many cards of a stage are seen at once; the rest is a page of its own. */
const cardsInColumn = 10;
/** The stage of cases that have ended, whatever their program. */
const closedStage = 'closed';

/** Lists of cases: a partner's own, and the vendor's boards. */
export function casesRoutes(deps: PageDeps): Hono {
  const routes = new Hono();
  const { signedIn, failed } = pageKinds(deps);
  routes.onError(failed);
  routes.get('/cases', signedIn(listCases));
  routes.get('/board', signedIn(listBoards));
  routes.get('/board/:programId', signedIn(showBoard));
  return routes;
}

async function listCases({ c, frame, services, person, caller }: SignedInVisit): Promise<Response> {
  if (!person.partnerId) return c.redirect('/board', 303);
  const cursor = c.req.query('cursor');
  const [cases, waiting] = await Promise.all([
    services.cases.list(caller, {}, { cursor, limit: pageSize }),
    cursor ? { items: [] } : services.inbox.list(caller, { limit: 10 }),
  ]);
  const names = await namesInList(services, cases.items);
  return show(
    c,
    <CasesPage frame={frame} cases={cases} waiting={waiting.items} names={names} cursor={cursor} />,
  );
}

/** For the vendor's people only: a cold start for everybody does without. */
const boardPages = () => import('../../portal/pages/board.page.tsx');

async function listBoards({ c, frame, services, person, caller }: SignedInVisit): Promise<Response> {
  if (person.partnerId) return c.redirect('/cases', 303);
  const { BoardsPage } = await boardPages();
  return show(c, <BoardsPage frame={frame} programs={await services.cases.inForce(caller)} />);
}

async function showBoard(visit: SignedInVisit): Promise<Response> {
  const { c, frame, services, person, caller } = visit;
  if (person.partnerId) return c.redirect('/cases', 303);
  const programs = await services.cases.inForce(caller);
  const program = programs.find((one) => one.program === c.req.param('programId'));
  if (!program) throw new DomainError('not-found', 'There is no such program.');
  const partnerId = c.req.query('partner')?.trim() || undefined;
  const stage = partnerId ? undefined : stageOf(program, c.req.query('stage'));
  if (partnerId || stage) return showList(visit, program, { stage, partnerId });
  const columns = await Promise.all(
    program.stages.map(async ({ id, label }) => {
      const filter = { programId: program.program, stage: id };
      return { id, label, cases: await services.cases.list(caller, filter, { limit: cardsInColumn }) };
    }),
  );
  const names = await namesInList(
    services,
    columns.flatMap(({ cases }) => cases.items),
  );
  const { BoardPage } = await boardPages();
  return show(c, <BoardPage frame={frame} program={program} columns={columns} names={names} />);
}

function stageOf({ stages }: Process, text: string | undefined): string | undefined {
  return text === closedStage || stages.some(({ id }) => id === text) ? text : undefined;
}

interface Filter {
  readonly stage: string | undefined;
  readonly partnerId: string | undefined;
}

async function showList(visit: SignedInVisit, program: Process, { stage, partnerId }: Filter) {
  const { c, frame, services, caller } = visit;
  const cursor = c.req.query('cursor');
  const filter = { programId: program.program, stage, partnerId };
  const cases = await services.cases.list(caller, filter, { cursor, limit: pageSize });
  const names = await namesInList(services, cases.items);
  const partner = cases.items[0]?.partner.name ?? partnerId;
  const heading = partnerId
    ? `Cases of ${partner}`
    : (program.stages.find(({ id }) => id === stage)?.label ?? 'Closed cases');
  const props = { frame, program, heading, cases, names, cursor, query: { stage, partner: partnerId } };
  const { BoardListPage } = await boardPages();
  return show(c, <BoardListPage {...props} />);
}
