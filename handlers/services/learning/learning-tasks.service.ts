import type { ServiceContext } from '../context.ts';
import type { LearningTasksService } from '../learning-tasks.services.ts';

/** What learners do in their tasks. What does the work is loaded when it is first asked for. */
export function createLearningTasksService(context: ServiceContext): LearningTasksService {
  const course = () => import('./course.ts');
  const quiz = () => import('./quiz.ts');
  return {
    course: async (...asked) => (await course()).readCourse(context)(...asked),
    markRead: async (...asked) => (await course()).markRead(context)(...asked),
    attempt: async (...asked) => (await quiz()).readAttempt(context)(...asked),
    answer: async (...asked) => (await quiz()).answerQuestion(context)(...asked),
  };
}
