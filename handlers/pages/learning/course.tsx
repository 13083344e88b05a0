import { randomUUID } from 'node:crypto';
import { DomainError } from '../../../domain/errors.ts';
import { hrefOf } from '../../../portal/components/pager.tsx';
import type { FormAttempt } from '../../../portal/form.ts';
import { CoursePage, LessonPage } from '../../../portal/pages/learning/course.page.tsx';
import type { CoursePage as CoursePageData } from '../../services/learning-tasks.services.ts';
import { leadOn } from '../lead-on.ts';
import { formValues, refusal, type SignedInVisit, show, textOf } from '../page.tsx';
import { refusedForm } from '../sent-form.ts';
import { placeOf, press } from './place.ts';

/** The language of the address first, then those that the browser asks for. */
function languagesOf({ c }: SignedInVisit): readonly string[] {
  const asked = (c.req.header('accept-language') ?? '')
    .split(',')
    .map((one) => one.split(';')[0]?.trim() ?? '');
  return [c.req.query('language') ?? '', ...asked].filter((language) => /^[\w-]{2,20}$/.test(language));
}

function load(visit: SignedInVisit): Promise<CoursePageData> {
  const { caseId, taskId } = placeOf(visit, 'course');
  return visit.services.learningTasks.course(visit.caller, caseId, taskId, languagesOf(visit));
}

export async function showCourse(
  visit: SignedInVisit,
  sent?: FormAttempt,
  status?: Parameters<typeof show>[2],
): Promise<Response> {
  const { c, frame } = visit;
  const props = { frame, page: await load(visit), sent, requestKey: randomUUID() };
  return show(c, <CoursePage {...props} />, status);
}

function lessonOf({ c }: SignedInVisit, { text }: CoursePageData) {
  const lesson = text.lessons.find(({ id }) => id === c.req.param('lessonId'));
  if (lesson) return lesson;
  throw new DomainError('not-found', 'There is no such lesson.');
}

export async function showLesson(visit: SignedInVisit): Promise<Response> {
  const { c, frame } = visit;
  const page = await load(visit);
  return show(
    c,
    <LessonPage {...{ frame, page }} requestKey={randomUUID()} lesson={lessonOf(visit, page)} />,
  );
}

/** Marks a lesson and leads to the next one, or back to the course. */
export async function readLesson(visit: SignedInVisit): Promise<Response> {
  const { c, services, caller } = visit;
  const { caseId, taskId, path } = placeOf(visit, 'course');
  const page = await load(visit);
  const { lessons } = page.text;
  const lesson = lessonOf(visit, page);
  await services.learningTasks.markRead(caller, caseId, taskId, lesson.id);
  const next = lessons[lessons.indexOf(lesson) + 1];
  const to = next ? `${path}/${encodeURIComponent(next.id)}` : path;
  return c.redirect(hrefOf(to, { language: page.language }), 303);
}

/** The press that answers the task; refused while something is unread. */
export async function finishCourse(visit: SignedInVisit): Promise<Response> {
  const { c } = visit;
  const { caseId, taskId } = placeOf(visit, 'course');
  const values = await formValues(c);
  const { task } = await load(visit);
  const outcome = textOf(values, 'outcome') || (task.outcomes[0]?.id ?? '');
  try {
    await press(visit, { caseId, taskId, outcome, values });
  } catch (failure) {
    const { error, status } = refusal(failure);
    const sent = refusedForm('finish', values, error);
    return showCourse(visit, sent, status);
  }
  return leadOn(visit, `/cases/${encodeURIComponent(caseId)}`, 'answered');
}
