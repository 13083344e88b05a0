import { DomainError } from '../../../domain/errors.ts';
import { casePage } from '../../offline/portal/support/cases.ts';
import {
  gradedAttempt,
  learningView,
  readCourse,
  runningAttempt,
} from '../../offline/portal/support/fake-learning-tasks.ts';
import type { Scene } from './scenes.ts';

const tasks = '/cases/C-7K3M9Q2XBA/tasks';
const [quiz, course] = [`${tasks}/T4/quiz`, `${tasks}/T3/course`];
const left = { field: 'lessons.durable', message: 'Read "Durable execution"' };
const withTasks = { casePage: { ...casePage, view: learningView } };
const [, mine] = learningView.tasks;

/** Courses and quizzes, for their learner; more time, for the vendor. */
export const learningTaskScenes: readonly Scene[] = [
  { name: 'a case with a course and a quiz', path: '/cases/C-7K3M9Q2XBA', as: 'ana', world: withTasks },
  {
    ...{ name: 'the link to a quiz', path: '/t/good-link' },
    world: { ...withTasks, linked: 'case', ...(mine ? { task: mine } : {}) },
  },
  { name: 'a quiz that runs', path: quiz, as: 'ana' },
  ...runningAttempt.questions.map(({ number, shown }) => ({
    ...{ name: `a question of the type ${shown.type}`, path: `${quiz}/${number}`, as: 'ana' as const },
  })),
  {
    ...{ name: 'an answer with mistakes', path: `${quiz}/3`, as: 'ana', press: ['Save, next question'] },
    world: {
      refusal: new DomainError('invalid-input', 'One field needs attention.', [
        { field: 'places.2', message: 'Give this a place from 1 to 3' },
      ]),
    },
  },
  {
    ...{ name: 'an answer after the time', path: `${quiz}/6`, as: 'ana', press: ['Save, see all questions'] },
    world: { refusal: new DomainError('not-now', 'The time of this attempt was over at 14:30.') },
  },
  { name: 'handing in', path: `${quiz}/hand-in`, as: 'ana' },
  {
    name: 'a quiz whose time is over',
    path: quiz,
    as: 'ana',
    world: { attempt: { ...runningAttempt, state: 'time-over' } },
  },
  { name: 'a result', path: quiz, as: 'ana', unfold: true, world: { attempt: gradedAttempt } },
  { name: 'a course', path: course, as: 'ana' },
  { name: 'a course in Portuguese', path: `${course}?language=pt-BR`, as: 'ana' },
  { name: 'a course that is read', path: course, as: 'ana', world: { course: readCourse } },
  {
    ...{ name: 'a course with a lesson left', path: course, as: 'ana', press: ['I have read it'] },
    world: {
      course: readCourse,
      refusal: new DomainError('not-now', 'One lesson is still to be read.', [left]),
    },
  },
  { name: 'a lesson', path: `${course}/start`, as: 'ana' },
  { name: 'a lesson that was read', path: `${course}/durable`, as: 'ana', world: { course: readCourse } },
  { name: 'more time in quizzes', path: '/console/extra-time', as: 'mika' },
  { name: 'more time for somebody', path: '/console/extra-time/P-SE11ER0001', as: 'mika' },
];
