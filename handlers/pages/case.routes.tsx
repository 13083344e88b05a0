import { Hono } from 'hono';
import type { Task } from '../../domain/cases/case.schema.ts';
import { DomainError } from '../../domain/errors.ts';
import type { ProcessView } from '../../domain/processes/process-facts.ts';
import { actFormId } from '../../portal/components/act-forms.tsx';
import { caseActWords } from '../../portal/format/acts.ts';
import { CaseLinkSpentPage } from '../../portal/pages/case-link.page.tsx';
import type { Caller } from '../services/services.ts';
import { readCaseAnswer, refusedCaseAnswer } from './case-answer.ts';
import { type CasePlace, caseResponse } from './case-place.tsx';
import { leadOn } from './lead-on.ts';
import {
  formValues,
  frameOf,
  limitBody,
  limitUpload,
  type PageDeps,
  pageKinds,
  refusal,
  type SignedInVisit,
  sentForm,
  show,
  textOf,
  tokenOf,
  type Visit,
} from './page.tsx';
import { requestKeyOf } from './request-key.ts';
import { countProblems, refusedForm } from './sent-form.ts';
import { type FilesPlace, filesPathOf, removeFile, showFiles, showUpload, takeFile } from './task-files.tsx';

/** The page of one case, its acts, tasks and documents: signed in, or behind a link for who has no account. */
export function caseRoutes(deps: PageDeps): Hono {
  const routes = new Hono();
  const { open, signedIn, failed } = pageKinds(deps);
  routes.onError(failed);
  const kinds = [
    { at: '/cases/:id', within: (act: Act) => signedIn((visit) => act(signedInPlace(visit))) },
    { at: '/c/:token', within: (act: Act) => open((visit) => behindLink(visit, act)) },
  ];
  for (const { at, within } of kinds) {
    routes.get(at, within(showCase));
    routes.post(`${at}/acts/:act`, limitBody, within(actOnCase));
    routes.post(`${at}/tasks/:taskId`, limitUpload, within(answerTask));
    routes.get(`${at}/documents/:documentId`, within(sendDocument));
    routes.get(`${at}/uploads/:uploadId`, within(showUpload));
    const files = `${at}/tasks/:taskId/files/:field`;
    routes.get(
      files,
      within((place) => showFiles(filesOf(place))),
    );
    routes.get(
      `${files}/:uploadId`,
      within((place) => takeFile(filesOf(place))),
    );
    routes.post(
      `${files}/:uploadId/remove`,
      limitBody,
      within((place) => removeFile(filesOf(place))),
    );
  }
  return routes;
}

type Act = (place: CasePlace) => Promise<Response>;

function signedInPlace(visit: SignedInVisit): CasePlace {
  const caseId = visit.c.req.param('id') ?? '';
  const { frame, caller } = visit;
  return { visit, frame, caller, caseId, path: `/cases/${encodeURIComponent(caseId)}`, alone: false };
}

async function behindLink(visit: Visit, act: Act): Promise<Response> {
  const token = tokenOf(visit);
  const found = await visit.services.applications.byCaseLink(token);
  if (!found) return show(visit.c, <CaseLinkSpentPage frame={frameOf(visit.frame, undefined)} />, 404);
  if ('signInTo' in found) return visit.c.redirect(`/cases/${encodeURIComponent(found.signInTo)}`, 303);
  const { caller, page } = found;
  const frame = frameOf(visit.frame, caller.person);
  const path = `/c/${encodeURIComponent(token)}`;
  return act({ visit, frame, caller, caseId: page.view.id, path, alone: true });
}

function filesOf(place: CasePlace): FilesPlace {
  const taskId = place.visit.c.req.param('taskId') ?? '';
  const path = taskPathOf(place, taskId);
  return { place, taskId, path, back: `${place.path}#task-${encodeURIComponent(taskId)}` };
}

const taskPathOf = ({ path }: CasePlace, taskId: string) => `${path}/tasks/${encodeURIComponent(taskId)}`;

const load = ({ visit, caller, caseId }: CasePlace) => visit.services.cases.get(caller, caseId);

async function showCase(place: CasePlace): Promise<Response> {
  return caseResponse(place, await load(place));
}

async function actOnCase(place: CasePlace): Promise<Response> {
  const { visit, caller, caseId, frame } = place;
  const act = (Object.keys(caseActWords) as (keyof typeof caseActWords)[]).find(
    (known) => known === visit.c.req.param('act'),
  );
  if (!act) throw new DomainError('not-found', 'There is no such act.');
  const values = await formValues(visit.c);
  const { readAct } = await import('./act.form.ts');
  const read = readAct(caseActWords[act].asks, values, frame.timeZone);
  const form = actFormId(act);
  if ('problems' in read) {
    const attempt = { form, values, problems: read.problems, message: countProblems(read.problems) };
    return caseResponse(place, await load(place), { attempt, status: 422 });
  }
  try {
    await visit.services.cases.act(caller, caseId, act, read.input, { requestKey: requestKeyOf(values) });
  } catch (failure) {
    const { error, status } = refusal(failure);
    const attempt = refusedForm(form, values, error);
    return caseResponse(place, await load(place), { attempt, status });
  }
  return afterwards(place, act === 'withdraw' ? 'withdraw-case' : act);
}

async function answerTask(place: CasePlace): Promise<Response> {
  const { visit, caller, caseId } = place;
  const taskId = visit.c.req.param('taskId') ?? '';
  const sent = await sentForm(visit.c);
  const page = await load(place);
  const task = page.view.tasks.find(({ id }) => id === taskId);
  if (!task) throw new DomainError('not-found', 'There is no such task in this case.');
  const answer = await readCaseAnswer(place, page, task, sent);
  if ('files' in answer) return visit.c.redirect(filesPathOf(taskPathOf(place, taskId), answer.files), 303);
  if ('kept' in answer) return afterwards(place, 'kept', `#task-${taskId}`);
  if ('refused' in answer) return caseResponse(place, page, answer.refused);
  try {
    const view = await visit.services.cases.completeTask(caller, caseId, taskId, answer.input, {
      requestKey: requestKeyOf(sent.values),
    });
    const attempt = attemptOf(view, caller);
    if (attempt) return visit.c.redirect(`${taskPathOf(place, attempt.id)}/quiz`, 303);
  } catch (failure) {
    const now = await load(place);
    return caseResponse(place, now, await refusedCaseAnswer(place, now, taskId, sent, failure, answer.typed));
  }
  return afterwards(place, doneWordOf(textOf(sent.values, 'hash')));
}

/** An attempt at a quiz that runs now, the time of whoever began it running: they go on at its questions. */
function attemptOf({ tasks }: ProcessView, { person }: Caller): Task | undefined {
  return tasks.find(
    ({ status, quiz, assignees }) => status === 'open' && quiz && assignees.includes(person.id),
  );
}

const doneWordOf = (hash: string) => (hash ? 'signed' : 'answered');

async function sendDocument({ visit, caller, caseId }: CasePlace): Promise<Response> {
  const { c, services } = visit;
  const file = await services.cases.document(caller, caseId, c.req.param('documentId') ?? '');
  const name = encodeURIComponent(file.name).replaceAll("'", '%27');
  // What somebody uploaded is never shown as a page of ours.
  c.header('Content-Security-Policy', "default-src 'none'; sandbox");
  c.header('Content-Disposition', `attachment; filename*=UTF-8''${name}`);
  return c.body(file.bytes, 200, { 'Content-Type': file.type });
}

/** Back to the case, with a word for what was done: sending the page again does nothing again. */
function afterwards({ visit, path }: CasePlace, done: string, fragment = ''): Response {
  return leadOn(visit, `${path}${fragment}`, done);
}
