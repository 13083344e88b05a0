import { randomUUID } from 'node:crypto';
import { DomainError } from '../../../domain/errors.ts';
import type { FormAttempt, FormValues } from '../../../portal/form.ts';
import { HandInPage } from '../../../portal/pages/learning/hand-in.page.tsx';
import { QuestionPage, questionFormId } from '../../../portal/pages/learning/question.page.tsx';
import { QuizPage } from '../../../portal/pages/learning/quiz.page.tsx';
import type { AttemptPage } from '../../services/learning-tasks.services.ts';
import { leadOn } from '../lead-on.ts';
import { formValues, refusal, type SignedInVisit, show, textOf } from '../page.tsx';
import { refusedForm } from '../sent-form.ts';
import { placeOf, press } from './place.ts';

type Status = Parameters<typeof show>[2];

/** What is shown is as of now: going back in the browser asks again. */
function load(visit: SignedInVisit): Promise<AttemptPage> {
  const { caseId, taskId } = placeOf(visit, 'quiz');
  visit.c.header('Cache-Control', 'no-store');
  return visit.services.learningTasks.attempt(visit.caller, caseId, taskId);
}

export async function showQuiz(visit: SignedInVisit, sent?: FormAttempt, status?: Status): Promise<Response> {
  const { c, frame, services } = visit;
  const page = await load(visit);
  const names = await services.namesOf(page.view.next.waitsFor.personIds);
  return show(c, <QuizPage {...{ frame, page, names, sent }} />, status);
}

function numberOf({ c }: SignedInVisit): number {
  const number = c.req.param('number') ?? '';
  return /^\d{1,4}$/.test(number) ? Number(number) : 0;
}

/** One question; what is over has no questions any more. */
export async function showQuestion(
  visit: SignedInVisit,
  sent?: FormAttempt,
  status?: Status,
): Promise<Response> {
  const { c, frame } = visit;
  const page = await load(visit);
  const question = page.questions[numberOf(visit) - 1];
  if (!question) throw new DomainError('not-found', 'There is no such question.');
  if (page.state !== 'running') return c.redirect(placeOf(visit, 'quiz').path, 303);
  return show(c, <QuestionPage {...{ frame, page, question, sent }} />, status);
}

/** Saves the answer in one request and leads on. */
export async function saveAnswer(visit: SignedInVisit): Promise<Response> {
  const { c, services, caller } = visit;
  const { caseId, taskId, path } = placeOf(visit, 'quiz');
  const values = await formValues(c);
  const number = numberOf(visit);
  try {
    const { of } = await services.learningTasks.answer(caller, caseId, taskId, number, givenIn(values));
    const goesOn = number < of && textOf(values, 'go') !== 'all';
    return leadOn(visit, goesOn ? `${path}/${number + 1}` : path, 'saved');
  } catch (failure) {
    return refused(visit, values, failure);
  }
}

/** After the end the attempt says how it stands; anything else can be put right in the form, which keeps what was typed. */
function refused(visit: SignedInVisit, values: FormValues, failure: unknown): Promise<Response> {
  const { error, status } = refusal(failure);
  const isOver = error.code === 'not-now' || error.code === 'task-closed';
  const sent = refusedForm(isOver ? '' : questionFormId, values, error);
  return isOver ? showQuiz(visit, sent, status) : showQuestion(visit, sent, status);
}

/** The form's fields as an answer: `places.2` is the second of `places`. */
function givenIn(values: FormValues): Readonly<Record<string, unknown>> {
  const lists: Record<string, string[]> = {};
  for (const name of Object.keys(values)) {
    const [, list = '', at = ''] = /^(places|matches)\.([1-9]\d?)$/.exec(name) ?? [];
    if (!list) continue;
    lists[list] ??= [];
    (lists[list] as string[])[Number(at) - 1] = textOf(values, name);
  }
  return { ...values, ...lists };
}

export async function askHandIn(visit: SignedInVisit): Promise<Response> {
  const { c, frame } = visit;
  const page = await load(visit);
  if (page.state !== 'running') return c.redirect(placeOf(visit, 'quiz').path, 303);
  return show(c, <HandInPage frame={frame} page={page} requestKey={randomUUID()} />);
}

/** The ordinary answer to the task. Pressed in two tabs, it is one. */
export async function handIn(visit: SignedInVisit): Promise<Response> {
  const { c } = visit;
  const { caseId, taskId, path } = placeOf(visit, 'quiz');
  const values = await formValues(c);
  const { task } = await load(visit);
  const outcome = task.outcomes[0]?.id ?? '';
  try {
    await press(visit, { caseId, taskId, outcome, values });
  } catch (failure) {
    const { error, status } = refusal(failure);
    if (error.code === 'task-closed') return c.redirect(path, 303);
    return showQuiz(visit, refusedForm('', values, error), status);
  }
  return c.redirect(path, 303);
}
