import * as z from 'zod';
import { DomainError } from '../../../domain/errors.ts';
import { answerSchema } from '../../services/learning/schemas.ts';
import type { AttemptPage, CoursePage } from '../../services/learning-tasks.services.ts';
import { parse } from '../../services/parse.ts';
import { caseParams } from '../case.schemas.ts';
import type { Operation } from '../operation.ts';

const instant = z.iso.datetime();
const params = caseParams.extend({ taskId: z.string().meta({ examples: ['T1'] }) });
const courseQuery = z.object({
  language: z
    .string()
    .max(20)
    .optional()
    .meta({ description: 'Such as `pt-BR`; the first of the course if not given' }),
});

const courseAnswer = z
  .object({
    course: z.string(),
    language: z.string(),
    languages: z.array(z.string()),
    title: z.string(),
    summary: z.string().meta({ description: 'Markdown' }),
    lessons: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        minutes: z.number().optional(),
        text: z.string().meta({ description: 'Markdown' }),
        video: z.string().optional(),
        files: z.array(z.object({ title: z.string(), href: z.string() })),
        readAt: instant.optional().meta({ description: 'When you marked it first' }),
      }),
    ),
  })
  .meta({ id: 'ReadCourse' });

const courseOf = ({ course, language, text, read }: CoursePage) => ({
  ...{ course: course.course, language, languages: Object.keys(course.texts) },
  ...{ title: text.title, summary: text.summary },
  lessons: text.lessons.map((lesson) => ({ ...lesson, readAt: read[lesson.id] })),
});

const texts = z.array(z.string()).optional();
const attemptAnswer = z
  .object({
    state: z.enum(['running', 'handed-in', 'time-over', 'graded']),
    startedAt: instant,
    endsAt: instant.optional().meta({ description: 'Absent: no time limit' }),
    now: instant.meta({ description: 'By our clock, which alone decides' }),
    questions: z.array(
      z.object({
        number: z.int().min(1),
        type: z.enum(['single', 'multiple', 'ordering', 'matching', 'numeric', 'short']),
        text: z.string().meta({ description: 'Markdown' }),
        ...{ choices: texts, items: texts, lefts: texts, rights: texts },
        withdrawn: z.boolean().meta({ description: 'It does not count any more, and is right' }),
        answered: z.boolean(),
      }),
    ),
    result: z
      .object({
        percent: z.int(),
        pass: z.number(),
        passed: z.boolean(),
        right: z.int(),
        of: z.int(),
        feedback: z.array(z.object({ number: z.int(), text: z.string(), feedback: z.string() })),
      })
      .optional()
      .meta({ description: 'Once it is graded' }),
  })
  .meta({ id: 'QuizAttempt' });

const attemptOf = ({ view: _view, task: _task, questions, ...attempt }: AttemptPage) => ({
  ...attempt,
  questions: questions.map(({ shown, number, withdrawn, typed }) => ({
    ...{ number, ...shown, withdrawn, answered: typed !== undefined },
  })),
});

const codes = ['not-found', 'not-now'] as const;

/** What a learner does in a task. Handing in, and having read a course, are completions of the task. */
export const learningTaskOperations: readonly Operation[] = [
  {
    ...{ method: 'get', path: '/cases/{id}/tasks/{taskId}/course', id: 'getCourse', tag: 'Cases' },
    summary: 'Read the course of a task of yours, and what you have read of it',
    ...{ capability: 'read-cases', params, query: courseQuery, answer: courseAnswer, codes },
    async handle({ learningTasks }, { caller, params: { id = '', taskId = '' }, query }) {
      const { language } = parse(courseQuery, query);
      return courseOf(await learningTasks.course(caller, id, taskId, language ? [language] : []));
    },
  },
  {
    ...{ method: 'put', path: '/cases/{id}/tasks/{taskId}/course/lessons/{lessonId}', id: 'markLessonRead' },
    ...{ tag: 'Cases', summary: 'Mark a lesson as read' },
    ...{ capability: 'complete-task', params: params.extend({ lessonId: z.string() }) },
    ...{ answer: courseAnswer, codes },
    async handle({ learningTasks }, { caller, params: { id = '', taskId = '', lessonId = '' } }) {
      await learningTasks.markRead(caller, id, taskId, lessonId);
      return courseOf(await learningTasks.course(caller, id, taskId, []));
    },
  },
  {
    ...{ method: 'get', path: '/cases/{id}/tasks/{taskId}/attempt', id: 'getQuizAttempt', tag: 'Cases' },
    summary: 'Read an attempt at a quiz of yours: its questions, what is answered, until when',
    ...{ capability: 'read-cases', params, answer: attemptAnswer, codes },
    handle: async ({ learningTasks }, { caller, params: { id = '', taskId = '' } }) =>
      attemptOf(await learningTasks.attempt(caller, id, taskId)),
  },
  {
    ...{
      method: 'put',
      path: '/cases/{id}/tasks/{taskId}/attempt/answers/{number}',
      id: 'answerQuizQuestion',
    },
    ...{ tag: 'Cases', summary: 'Answer a question of an attempt; the last answer counts' },
    description:
      'Places count from 1, in the order in which the question is shown. Refused when the attempt was handed in, and after its end by our clock.',
    ...{ capability: 'complete-task', params: params.extend({ number: z.string() }) },
    ...{ body: answerSchema.meta({ id: 'QuizAnswer' }), answer: attemptAnswer },
    codes: [...codes, 'task-closed'],
    async handle({ learningTasks }, { caller, params: { id = '', taskId = '', number = '' }, body }) {
      if (!/^\d{1,4}$/.test(number)) throw new DomainError('not-found', 'There is no such question.');
      await learningTasks.answer(caller, id, taskId, Number(number), body);
      return attemptOf(await learningTasks.attempt(caller, id, taskId));
    },
  },
];
