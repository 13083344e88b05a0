import { Hono } from 'hono';
import { limitBody, type PageDeps, pageKinds } from './page.tsx';

/** Loaded when somebody learns: a cold start does without. */
const course = () => import('./learning/course.tsx');
const quiz = () => import('./learning/quiz.tsx');

/** What a learner does in a task of a case: reads a course, answers a quiz. Signed in, whatever led here. */
export function learningTaskRoutes(deps: PageDeps): Hono {
  const routes = new Hono();
  const { signedIn, failed } = pageKinds(deps);
  routes.onError(failed);
  const read = (path: string, answer: Parameters<typeof signedIn>[0]) =>
    routes.get(`/cases/:id/tasks/:taskId${path}`, signedIn(answer));
  const act = (path: string, answer: Parameters<typeof signedIn>[0]) =>
    routes.post(`/cases/:id/tasks/:taskId${path}`, limitBody, signedIn(answer));
  read('/course', async (visit) => (await course()).showCourse(visit));
  act('/course', async (visit) => (await course()).finishCourse(visit));
  read('/course/:lessonId', async (visit) => (await course()).showLesson(visit));
  act('/course/:lessonId', async (visit) => (await course()).readLesson(visit));
  read('/quiz', async (visit) => (await quiz()).showQuiz(visit));
  read('/quiz/hand-in', async (visit) => (await quiz()).askHandIn(visit));
  act('/quiz/hand-in', async (visit) => (await quiz()).handIn(visit));
  read('/quiz/:number', async (visit) => (await quiz()).showQuestion(visit));
  act('/quiz/:number', async (visit) => (await quiz()).saveAnswer(visit));
  return routes;
}
