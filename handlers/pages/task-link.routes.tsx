import { Hono } from 'hono';
import { DomainError } from '../../domain/errors.ts';
import type { FormAttempt } from '../../portal/form.ts';
import { endingOf } from '../../portal/format/process.ts';
import { CaseHeading } from '../../portal/pages/case.page.tsx';
import { DealHeading } from '../../portal/pages/deal.page.tsx';
import { InvalidLinkPage, OpenTaskPage, SettledTaskPage } from '../../portal/pages/task-link.page.tsx';
import type { CasePage } from '../services/cases.services.ts';
import type { DealPage } from '../services/deals.services.ts';
import type { Services } from '../services/services.ts';
import { answerCaseLink, linkedFiles, openCaseTask } from './case-task-link.tsx';
import { doneWord } from './done.ts';
import { holderFor } from './holder.ts';
import { leadOn } from './lead-on.ts';
import { namesFor } from './names.ts';
import {
  frameOf,
  limitBody,
  limitUpload,
  type PageDeps,
  type PageStatus,
  pageKinds,
  refusal,
  type SentForm,
  sentForm,
  show,
  textOf,
  tokenOf,
  type Visit,
} from './page.tsx';
import { editsRegistration, readAnswer, refusedAnswer, wrongAnswer } from './task.form.ts';
import { type FilesPlace, removeFile, showFiles, showUpload, takeFile } from './task-files.tsx';

/** The page behind an e-mail's link. Reading it changes nothing, however often and by whatever reads it. */
export function taskLinkRoutes(deps: PageDeps): Hono {
  const routes = new Hono();
  const { open, failed } = pageKinds(deps);
  routes.onError(failed);
  routes.get('/t/:token', open(showLink));
  routes.post('/t/:token', limitUpload, open(answerLink));
  routes.get('/t/:token/uploads/:uploadId', open(withFiles(({ place }) => showUpload(place))));
  routes.get('/t/:token/files/:field', open(withFiles(showFiles)));
  routes.get('/t/:token/files/:field/:uploadId', open(withFiles(takeFile)));
  routes.post('/t/:token/files/:field/:uploadId/remove', limitBody, open(withFiles(removeFile)));
  return routes;
}

type Opened = Awaited<ReturnType<Services['taskLinks']['open']>>;
type Settled = Extract<Opened, { state: 'settled' }>;
/** A link whose task can be answered, of one kind of case. */
export type Open<Page> = Extract<Opened, { state: 'open' }> & { readonly page: Page };
const isOfCase = (opened: Extract<Opened, { state: 'open' }>): opened is Open<CasePage> =>
  'program' in opened.page;

/** For the files of a task's form; where the task is over, its page says so. */
function withFiles(act: (files: FilesPlace) => Promise<Response>) {
  return async (visit: Visit): Promise<Response> => {
    const opened = await visit.services.taskLinks.open(tokenOf(visit));
    if (opened.state !== 'open') return overResponse(visit, opened);
    if (!isOfCase(opened)) throw new DomainError('not-found', 'This task has no files.');
    return act(linkedFiles(visit, opened));
  };
}

async function showLink(visit: Visit): Promise<Response> {
  const opened = await visit.services.taskLinks.open(tokenOf(visit));
  if (opened.state !== 'open') return overResponse(visit, opened);
  return isOfCase(opened) ? openCaseTask(visit, opened) : openDealTask(visit, opened as Open<DealPage>);
}

async function openDealTask(
  visit: Visit,
  { page, task, person }: Open<DealPage>,
  attempt?: FormAttempt,
  status?: PageStatus,
): Promise<Response> {
  const { c, services } = visit;
  const [holder, program] = await Promise.all([
    holderFor(services, { person, via: 'email-link' }, page),
    services.currentProgram(),
  ]);
  const names = await namesFor(services, page, holder);
  const common = { frame: frameOf(visit.frame, person), task, names, program, attempt, view: page.view };
  return show(c, <OpenTaskPage {...common} page={page} holder={holder} token={tokenOf(visit)} />, status);
}

/** A link that can do nothing: not one of ours, or its task is over. */
async function overResponse(
  visit: Visit,
  opened: Exclude<Opened, { state: 'open' }>,
  status: PageStatus = 200,
): Promise<Response> {
  if (opened.state === 'invalid')
    return show(visit.c, <InvalidLinkPage frame={frameOf(visit.frame, undefined)} />, 404);
  const { page, task, person, expired, caseToken } = opened;
  const frame = frameOf(visit.frame, person);
  const names = await namesFor(visit.services, page);
  const said = { frame, task, names, expired, caseToken, view: page.view };
  return show(visit.c, <SettledTaskPage {...said} {...(await headingOf(visit, opened))} />, status);
}

async function headingOf({ services }: Visit, { page }: Settled) {
  if (!('program' in page))
    return { heading: <DealHeading view={page.view} program={await services.currentProgram()} /> };
  const { view, program } = page;
  const ending = view.outcome === undefined ? {} : { ending: endingOf(program, view.outcome).label };
  return { heading: <CaseHeading view={view} program={program} />, ...ending };
}

async function answerLink(visit: Visit): Promise<Response> {
  const sent = await sentForm(visit.c);
  const opened = await visit.services.taskLinks.open(tokenOf(visit));
  if (opened.state !== 'open') return overResponse(visit, opened, 409);
  if (!isOfCase(opened)) return answerDealLink(visit, opened as Open<DealPage>, sent);
  const answered = await answerCaseLink(visit, opened, sent);
  if (answered instanceof Response) return answered;
  return refusedLink(visit, answered.failure, (now) =>
    isOfCase(now) ? answered.again(now) : showLink(visit),
  );
}

async function answerDealLink(visit: Visit, opened: Open<DealPage>, { values }: SentForm): Promise<Response> {
  const { services } = visit;
  const { page, task } = opened;
  const read = readAnswer(values, task.id, editsRegistration(values) ? page : undefined);
  if ('problems' in read)
    return openDealTask(visit, opened, wrongAnswer(task.id, values, read.problems), 422);
  try {
    const view = await services.taskLinks.complete(tokenOf(visit), read.input);
    const done = doneWord(view, task.id, textOf(values, 'outcome'));
    return leadOn(visit, `/t/${encodeURIComponent(tokenOf(visit))}`, done);
  } catch (failure) {
    const { error, status } = refusal(failure);
    return refusedLink(visit, failure, (now) =>
      openDealTask(visit, now as Open<DealPage>, refusedAnswer(task.id, values, error, now.task), status),
    );
  }
}

/** The task as it stands after a refusal: somebody may have been quicker. */
async function refusedLink(
  visit: Visit,
  failure: unknown,
  again: (opened: Extract<Opened, { state: 'open' }>) => Promise<Response>,
): Promise<Response> {
  const { status } = refusal(failure);
  const opened = await visit.services.taskLinks.open(tokenOf(visit));
  if (opened.state === 'invalid') throw new DomainError('not-found', 'This link is not one of ours.');
  return opened.state === 'open' ? again(opened) : overResponse(visit, opened, status);
}
