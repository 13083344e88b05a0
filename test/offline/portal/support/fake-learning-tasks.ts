import { typedAgain } from '../../../../domain/learning/answers.rules.ts';
import { shownQuestion } from '../../../../domain/learning/shown.rules.ts';
import type { ExtraTimeService } from '../../../../handlers/services/extra-time.services.ts';
import type {
  AttemptPage,
  CoursePage,
  LearningTasksService,
} from '../../../../handlers/services/learning-tasks.services.ts';
import { questionOf, sampleBank } from '../../../support/learning-tasks.ts';
import { learningTasks, sampleCourse } from '../../handlers/support/learning-tasks.ts';
import { caseView } from './cases.ts';
import type { World } from './fake-services.ts';
import { after, ana, now } from './sample.ts';

type Change = <T>(name: string, input: unknown, answer: () => T) => Promise<T>;

const [course, quiz] = learningTasks({
  course: { assignees: [ana.id], dueAt: after(14) },
  quiz: { assignees: [ana.id], dueAt: after(0.02) },
});
if (!course || !quiz) throw new Error('There are no samples of these tasks.');
/** A case with both tasks open. */
export const learningView = caseView({ tasks: [course, quiz] });

/** An attempt that runs: the first question is answered, the numeric one does not count any more. */
export const runningAttempt: AttemptPage = {
  ...{ view: learningView, task: quiz, state: 'running', startedAt: now, now, endsAt: after(0.02) },
  questions: sampleBank.questions.map((question, at) => ({
    ...{ number: at + 1, shown: shownQuestion(question, 'seed'), withdrawn: question.type === 'numeric' },
    ...(at === 0 ? { typed: typedAgain(question, 'seed', { type: 'single', choice: 'c1' }) } : {}),
  })),
};
/** The same when it is graded. */
export const gradedAttempt: AttemptPage = {
  ...{ ...runningAttempt, state: 'graded' },
  result: {
    ...{ percent: 66, pass: 80, passed: false, right: 4, of: 6 },
    feedback: [
      { number: 1, text: 'What survives a *restart*?', feedback: questionOf('q-single').feedback ?? '' },
    ],
  },
};
/** A course of which nothing is read. */
export const unreadCourse: CoursePage = {
  ...{ view: learningView, task: course, course: sampleCourse, language: 'en', read: {} },
  text: sampleCourse.texts.en as CoursePage['text'],
};
/** The same when all of it is. */
export const readCourse: CoursePage = { ...unreadCourse, read: { start: after(-1), durable: after(-1) } };

/** One course and one attempt, whatever task is asked for. */
export function fakeLearningTasks(world: World, change: Change): LearningTasksService {
  return {
    course: async (_caller, _caseId, _taskId, [language = 'en']) => {
      const text = world.course.course.texts[language];
      return text ? { ...world.course, language, text } : world.course;
    },
    markRead: (_caller, _caseId, _taskId, lesson) => change('markRead', { lesson }, () => undefined),
    attempt: async () => world.attempt,
    answer: (_caller, _caseId, _taskId, number, input) =>
      change('answer', { number, input }, () => ({ of: world.attempt.questions.length })),
  };
}

/** Whoever is asked for has a quarter more. */
export function fakeExtraTime(change: Change): ExtraTimeService {
  const extraTime = { id: ana.id, name: ana.name, percent: 25 };
  return {
    of: async () => extraTime,
    ofEmail: async () => extraTime,
    give: (_caller, personId, input) => change('giveExtraTime', { personId, input }, () => extraTime),
  };
}
