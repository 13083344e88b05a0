import { Hono } from 'hono';
import { DomainError } from '../../domain/errors.ts';
import type { Attempt, FormValues } from '../../portal/form.ts';
import { InvalidLinkPage, OpenTaskPage, SettledTaskPage } from '../../portal/pages/task-link.page.tsx';
import type { Services } from '../services/services.ts';
import { doneWord } from './done.ts';
import { holderFor } from './holder.ts';
import { namesFor } from './names.ts';
import {
  formValues,
  frameOf,
  limitBody,
  type PageDeps,
  pageKinds,
  refusal,
  show,
  textOf,
  type Visit,
} from './page.tsx';
import { editsRegistration, readAnswer, refusedAnswer, wrongAnswer } from './task.form.ts';

/** The page behind an e-mail's link. Reading it changes nothing, however often and by whatever reads it. */
export function taskLinkRoutes(deps: PageDeps): Hono {
  const routes = new Hono();
  const { open, failed } = pageKinds(deps);
  routes.onError(failed);
  routes.get('/t/:token', open(showLink));
  routes.post('/t/:token', limitBody, open(answerLink));
  return routes;
}

type Opened = Awaited<ReturnType<Services['taskLinks']['open']>>;
type ShownStatus = ReturnType<typeof refusal>['status'];
const tokenOf = ({ c }: Visit) => c.req.param('token') ?? '';

async function showLink(visit: Visit): Promise<Response> {
  return linkResponse(visit, await visit.services.taskLinks.open(tokenOf(visit)));
}

async function linkResponse(
  visit: Visit,
  opened: Opened,
  attempt?: Attempt,
  status: ShownStatus = 200,
): Promise<Response> {
  const { c, services } = visit;
  if (opened.state === 'invalid')
    return show(c, <InvalidLinkPage frame={frameOf(visit.frame, undefined)} />, 404);
  const { page, task, person } = opened;
  const frame = frameOf(visit.frame, person);
  const open = opened.state === 'open';
  const [holder, program] = await Promise.all([
    open ? holderFor(services, { person, via: 'email-link' }, page) : undefined,
    services.currentProgram(),
  ]);
  const names = await namesFor(services, page, holder);
  const common = { frame, task, names, program, attempt, view: page.view, done: c.req.query('done') };
  if (opened.state === 'open')
    return show(c, <OpenTaskPage {...common} page={page} holder={holder} token={tokenOf(visit)} />, status);
  return show(c, <SettledTaskPage {...common} expired={opened.expired} />, status);
}

async function answerLink(visit: Visit): Promise<Response> {
  const { c, services } = visit;
  const values = await formValues(c);
  const opened = await services.taskLinks.open(tokenOf(visit));
  if (opened.state === 'invalid') return linkResponse(visit, opened);
  if (opened.state === 'settled') return linkResponse(visit, opened, undefined, 409);
  const { page, task } = opened;
  const read = readAnswer(values, task.id, editsRegistration(values) ? page : undefined);
  if ('problems' in read)
    return linkResponse(visit, opened, wrongAnswer(task.id, values, read.problems), 422);
  try {
    const view = await services.taskLinks.complete(tokenOf(visit), read.input);
    const done = doneWord(view, task.id, textOf(values, 'outcome'));
    return c.redirect(`/t/${encodeURIComponent(tokenOf(visit))}?${new URLSearchParams({ done })}`, 303);
  } catch (failure) {
    return refusedLink(visit, values, failure);
  }
}

/** The task as it stands after a refusal: somebody may have been quicker. */
async function refusedLink(visit: Visit, values: FormValues, failure: unknown): Promise<Response> {
  const { error, status } = refusal(failure);
  const opened = await visit.services.taskLinks.open(tokenOf(visit));
  if (opened.state === 'invalid') throw new DomainError('not-found', 'This link is not one of ours.');
  return linkResponse(visit, opened, refusedAnswer(opened.task.id, values, error, opened.task), status);
}
