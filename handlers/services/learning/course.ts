import type { Task } from '../../../domain/cases/case.schema.ts';
import { DomainError } from '../../../domain/errors.ts';
import type { Course, CourseText } from '../../../domain/learning/course.schema.ts';
import { languageOf, unreadLessons } from '../../../domain/learning/reading.rules.ts';
import { own } from '../../../domain/records.ts';
import type { ServiceContext } from '../context.ts';
import type { LearningTasksService } from '../learning-tasks.services.ts';
import { refuseUnlessAllowed } from '../permissions.ts';
import type { Caller } from '../services.ts';
import { learningTask, nothingHere } from './learning-task.ts';

/** The newest version: what was read stays read, and lessons that came since are unread. */
async function courseOf({ stores }: ServiceContext, { course = '' }: Task): Promise<Course> {
  const found = await stores.materials.current('course', course);
  if (found) return found.content;
  throw new DomainError(
    'not-now',
    'This course has not been published yet. We write to you when it is there.',
  );
}

export function readCourse(context: ServiceContext): LearningTasksService['course'] {
  return async (caller, caseId, taskId, languages) => {
    refuseUnlessAllowed(caller, 'read-cases');
    const found = await learningTask(context, caller, { caseId, taskId, kind: 'course' });
    const course = await courseOf(context, found.task);
    const language = languageOf(course, languages);
    const read = await context.stores.readings.of(caller.person.id, course.course);
    return { ...found, course, language, text: textIn(course, language), read };
  };
}

function textIn({ course, texts }: Course, language: string): CourseText {
  const found = own(texts, language);
  if (found) return found;
  throw new DomainError('unexpected', `The course ${course} has no text.`);
}

export function markRead(context: ServiceContext): LearningTasksService['markRead'] {
  return async (caller, caseId, taskId, lessonId) => {
    refuseUnlessAllowed(caller, 'complete-task');
    const { task } = await learningTask(context, caller, { caseId, taskId, kind: 'course' });
    const course = await courseOf(context, task);
    const { lessons } = textIn(course, languageOf(course, []));
    if (!lessons.some(({ id }) => id === lessonId)) throw nothingHere();
    const at = context.now().toISOString();
    await context.stores.readings.mark(caller.person.id, course.course, { id: lessonId, at });
  };
}

/** A course is read when each of its lessons was. @throws `not-now`, naming those that were not: `lessons.<id>` */
export async function refuseWhileUnread(context: ServiceContext, caller: Caller, task: Task): Promise<void> {
  const course = await courseOf(context, task);
  const read = await context.stores.readings.of(caller.person.id, course.course);
  const left = unreadLessons(textIn(course, languageOf(course, [])), read);
  if (left.length === 0) return;
  const names = left.map(({ title }) => `"${title}"`).join(', ');
  throw new DomainError(
    'not-now',
    `${left.length === 1 ? 'One lesson is' : `${left.length} lessons are`} still to be read: ${names}.`,
    left.map(({ id, title }) => ({ field: `lessons.${id}`, message: `Read "${title}"` })),
  );
}
