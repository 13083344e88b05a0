import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { DomainError } from '../../domain/errors.ts';
import { actFormId } from '../../portal/components/act-forms.tsx';
import type { FormAttempt } from '../../portal/form.ts';
import { dealActWords } from '../../portal/format/acts.ts';
import { DealPage } from '../../portal/pages/deal.page.tsx';
import { type DealPage as DealPageData, dealActs } from '../services/deals.services.ts';
import { choicesFor } from './choices.ts';
import { doneWord } from './done.ts';
import { holderFor } from './holder.ts';
import { leadOn } from './lead-on.ts';
import { namesFor } from './names.ts';
import {
  formValues,
  limitBody,
  type PageDeps,
  type PageStatus,
  pageKinds,
  refusal,
  type SignedInVisit,
  show,
  textOf,
} from './page.tsx';
import { requestKeyOf } from './request-key.ts';
import { countProblems, refusedForm } from './sent-form.ts';
import { editsRegistration, readAnswer, refusedAnswer, wrongAnswer } from './task.form.ts';

/** The page of one deal, its acts and its tasks. */
export function dealRoutes(deps: PageDeps): Hono {
  const routes = new Hono();
  const { signedIn, failed } = pageKinds(deps);
  routes.onError(failed);
  routes.get('/deals/:id', signedIn(showDeal));
  routes.post('/deals/:id/acts/:act', limitBody, signedIn(actOnDeal));
  routes.post('/deals/:id/tasks/:taskId', limitBody, signedIn(answerTask));
  return routes;
}

const idOf = ({ c }: SignedInVisit) => c.req.param('id') ?? '';

async function showDeal(visit: SignedInVisit): Promise<Response> {
  const page = await visit.services.deals.get(visit.caller, idOf(visit));
  return dealResponse(visit, page);
}

async function dealResponse(
  visit: SignedInVisit,
  page: DealPageData,
  attempt?: FormAttempt,
  status: PageStatus = 200,
) {
  const { c, deps, frame, services, caller } = visit;
  const acts = services.deals.possibleActs(caller, page.view);
  const open = attempt
    ? acts.find((act) => attempt.form === actFormId(act))
    : acts.find((act) => act === c.req.query('open'));
  const [holder, program, choices] = await Promise.all([
    holderFor(services, caller, page),
    services.currentProgram(),
    choicesFor(services, caller, page, { acts, open }),
  ]);
  const names = await namesFor(services, page, holder);
  const { temporalUiUrl } = deps;
  const requestKey = randomUUID();
  const props = {
    frame,
    page,
    names,
    program,
    acts,
    choices,
    open,
    holder,
    attempt,
    temporalUiUrl,
    requestKey,
  };
  return show(c, <DealPage {...props} />, status);
}

async function actOnDeal(visit: SignedInVisit): Promise<Response> {
  const { c, services, caller, frame } = visit;
  const act = dealActs.find((known) => known === c.req.param('act'));
  if (!act) throw new DomainError('not-found', 'There is no such act.');
  const values = await formValues(c);
  const { readAct } = await import('./act.form.ts');
  const read = readAct(dealActWords[act].asks, values, frame.timeZone);
  const form = actFormId(act);
  const redisplay = async (attempt: FormAttempt, status: PageStatus) =>
    dealResponse(visit, await services.deals.get(caller, idOf(visit)), attempt, status);
  if ('problems' in read)
    return redisplay({ form, values, message: countProblems(read.problems), problems: read.problems }, 422);
  try {
    await services.deals.act(caller, idOf(visit), act, read.input, { requestKey: requestKeyOf(values) });
  } catch (failure) {
    const { error, status } = refusal(failure);
    return redisplay(refusedForm(form, values, error), status);
  }
  return afterwards(visit, act);
}

async function answerTask(visit: SignedInVisit): Promise<Response> {
  const { c, services, caller } = visit;
  const taskId = c.req.param('taskId') ?? '';
  const values = await formValues(c);
  const page = editsRegistration(values) ? await services.deals.get(caller, idOf(visit)) : undefined;
  const read = readAnswer(values, taskId, page);
  const now = () => services.deals.get(caller, idOf(visit));
  if ('problems' in read)
    return dealResponse(visit, page ?? (await now()), wrongAnswer(taskId, values, read.problems), 422);
  try {
    const view = await services.deals.completeTask(caller, idOf(visit), taskId, read.input, {
      requestKey: requestKeyOf(values),
    });
    return afterwards(visit, doneWord(view, taskId, textOf(values, 'outcome')));
  } catch (failure) {
    const { error, status } = refusal(failure);
    const current = await now();
    const task = current.view.tasks.find(({ id }) => id === taskId);
    return dealResponse(visit, current, refusedAnswer(taskId, values, error, task), status);
  }
}

/** Back to the deal, with a word for what was done: sending the page again does nothing again. */
function afterwards(visit: SignedInVisit, done: string): Response {
  return leadOn(visit, `/deals/${encodeURIComponent(idOf(visit))}`, done);
}
