import type { Task } from '../../../../domain/cases/case.schema.ts';
import type { Course } from '../../../../domain/learning/course.schema.ts';
import { publish, sampleBank } from '../../../support/learning-tasks.ts';
import { people } from './people.ts';
import { changeProcess, priceTask } from './processes.ts';
import type { Setting } from './setting.ts';

const lesson = (id: string, title: string, more: object = {}) => ({
  ...{ id, title, text: `What **${title}** is about.`, files: [], ...more },
});
const video = 'https://video.example/start';
const files = [{ title: 'Slides', href: 'https://files.example/slides.pdf' }];

/** A course of two lessons in two languages. */
export const sampleCourse: Course = {
  course: 'platform-basics',
  texts: {
    en: {
      ...{ title: 'Platform basics', summary: 'Where to begin.' },
      lessons: [
        lesson('start', 'Start', { minutes: 10, video, files }),
        lesson('durable', 'Durable execution'),
      ],
    },
    'pt-BR': {
      ...{ title: 'Noções básicas', summary: 'Por onde começar.' },
      lessons: [
        lesson('start', 'Início', { minutes: 10, video, files }),
        lesson('durable', 'Execução durável'),
      ],
    },
  },
};

const outcome = (id: string, label: string): Task['outcomes'][number] => ({
  ...{ id, label, effect: 'It goes on.', needs: 'nothing', tone: 'positive' },
});

/** The seller's course (T3) and their first attempt at a quiz (T4), as tasks. */
export function learningTasks(
  change: { readonly course?: Partial<Task>; readonly quiz?: Partial<Task> } = {},
) {
  const { form: _form, ...plain } = priceTask();
  const mine: Task = {
    ...{
      ...plain,
      party: 'partner',
      role: 'learner',
      roleLabel: 'The learner',
      assignees: [people.seller.id],
    },
    atSilence: 'If nobody acts, it is put off.',
  };
  return [
    {
      ...{ ...mine, id: 'T3', step: 'reading', title: 'Platform basics', course: 'platform-basics' },
      ...{ outcomes: [outcome('read', 'I have read it')], ...change.course },
    },
    {
      ...{ ...mine, id: 'T4', step: 'exam/attempt-1', title: 'Quiz', dueAt: endsAt },
      ...{ quiz: { attempt: 1, of: 3, questions: 6, pass: 80 } },
      ...{ outcomes: [outcome('hand-in', 'Hand in')], ...change.quiz },
    },
  ] satisfies Task[];
}

export const endsAt = '2027-03-01T09:30:00.000Z';
export const attemptKey = (caseId: string) => ({ caseId, step: 'exam/attempt-1' });

/** Gives the case both tasks, with what they need: a course, a bank, and the attempt with all questions of the bank. */
export async function giveLearning(
  { memory, stores }: Setting,
  caseId: string,
  others: readonly Task[] = [],
): Promise<void> {
  await publish(stores.materials, 'course', sampleCourse);
  await publish(stores.materials, 'bank', sampleBank);
  changeProcess(memory, caseId, { tasks: [...others, ...learningTasks()] });
  await stores.attempts.open({
    ...{ ...attemptKey(caseId), personId: people.seller.id, seed: 'a secret' },
    ...{ bank: { id: 'platform-basics', version: 1 }, questionIds: sampleBank.questions.map(({ id }) => id) },
    ...{ startedAt: '2027-03-01T09:00:00.000Z', endsAt },
  });
}
