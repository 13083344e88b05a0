import type { Attempt } from '../../../activities/store/attempts.store.ts';
import { DomainError } from '../../../domain/errors.ts';
import { readAnswer, typedAgain } from '../../../domain/learning/answers.rules.ts';
import type { Question } from '../../../domain/learning/question.schema.ts';
import { shownQuestion } from '../../../domain/learning/shown.rules.ts';
import { attemptState } from '../../../domain/learning/time.rules.ts';
import { formatMoment } from '../../../domain/mail/moments.rules.ts';
import { own } from '../../../domain/records.ts';
import type { ServiceContext } from '../context.ts';
import type {
  AskedQuestion,
  AttemptResult,
  LearningTask,
  LearningTasksService,
} from '../learning-tasks.services.ts';
import { invalid } from '../parse.ts';
import { refuseUnlessAllowed } from '../permissions.ts';
import type { Caller } from '../services.ts';
import { learningTask, nothingHere } from './learning-task.ts';

/** An attempt with its questions as the bank has them. They stay on this side: pages get what {@link askedQuestion} makes. */
interface LoadedAttempt extends LearningTask {
  readonly attempt: Attempt;
  readonly questions: readonly Question[];
}

async function loadAttempt(
  context: ServiceContext,
  caller: Caller,
  caseId: string,
  taskId: string,
): Promise<LoadedAttempt> {
  const found = await learningTask(context, caller, { caseId, taskId, kind: 'quiz' });
  const { step } = found.task;
  const attempt = await context.stores.attempts.get({ caseId, step });
  if (attempt?.personId !== caller.person.id) throw nothingHere();
  return { ...found, attempt, questions: await questionsOf(context, attempt) };
}

async function questionsOf({ stores }: ServiceContext, { bank, questionIds }: Attempt): Promise<Question[]> {
  const pinned = await stores.materials.version('bank', bank.id, bank.version);
  const byId = new Map(pinned?.content.questions.map((question) => [question.id, question]));
  return questionIds.map((id) => {
    const question = byId.get(id);
    if (question) return question;
    throw new DomainError('unexpected', `Version ${bank.version} of the bank ${bank.id} lacks a question.`);
  });
}

export function readAttempt(context: ServiceContext): LearningTasksService['attempt'] {
  return async (caller, caseId, taskId) => {
    refuseUnlessAllowed(caller, 'read-cases');
    const loaded = await loadAttempt(context, caller, caseId, taskId);
    const { view, task, attempt, questions } = loaded;
    const { startedAt, endsAt } = attempt;
    const withdrawn = new Set(
      (await context.stores.materials.withdrawn(attempt.bank.id)).map(({ questionId }) => questionId),
    );
    const now = context.now().toISOString();
    const result = resultOf(loaded);
    return {
      ...{ view, task, startedAt, now, state: attemptState(attempt, task, now) },
      ...(endsAt === undefined ? {} : { endsAt }),
      questions: questions.map((question, at) =>
        askedQuestion({ question, number: at + 1, attempt, withdrawn: withdrawn.has(question.id) }),
      ),
      ...(result ? { result } : {}),
    };
  };
}

function askedQuestion({
  question,
  number,
  attempt,
  withdrawn,
}: {
  readonly question: Question;
  readonly number: number;
  readonly attempt: Attempt;
  readonly withdrawn: boolean;
}): AskedQuestion {
  const { seed, answers } = attempt;
  const answer = own(answers, question.id);
  return {
    ...{ number, shown: shownQuestion(question, seed), withdrawn },
    ...(answer ? { typed: typedAgain(question, seed, answer) } : {}),
  };
}

function resultOf({ attempt: { graded }, task, questions }: LoadedAttempt): AttemptResult | undefined {
  if (!graded) return undefined;
  const { percent, right, of } = graded;
  const pass = task.quiz?.pass ?? 0;
  const feedback = questions.flatMap((question, at) =>
    question.feedback ? { number: at + 1, text: question.text, feedback: question.feedback } : [],
  );
  return { percent, pass, passed: percent >= pass, right, of, feedback };
}

export function answerQuestion(context: ServiceContext): LearningTasksService['answer'] {
  return async (caller, caseId, taskId, number, input) => {
    refuseUnlessAllowed(caller, 'complete-task');
    const { task, attempt, questions } = await loadAttempt(context, caller, caseId, taskId);
    const question = questions[number - 1];
    if (!question) throw nothingHere();
    const at = context.now().toISOString();
    if (attemptState(attempt, task, at) !== 'running') throw over(attempt, caller, at);
    const read = readAnswer(question, attempt.seed, input);
    if ('problems' in read) throw invalid(read.problems);
    const { attempts } = context.stores;
    const given = { questionId: question.id, answer: read.answer, at };
    const said = await attempts.answer(attempt, given);
    if (said === 'no-such-question') throw nothingHere();
    if (said === 'closed') throw over((await attempts.get(attempt)) ?? attempt, caller, at);
    return { of: questions.length };
  };
}

/** Why nothing is taken any more, and what becomes of what was. */
function over({ endsAt, closedAt }: Attempt, { person }: Caller, now: string): DomainError {
  if (endsAt !== undefined && (closedAt ?? now) >= endsAt) {
    const end = formatMoment(endsAt, person.timeZone);
    return new DomainError(
      'not-now',
      `The time of this attempt was over at ${end}; what you had answered by then counts.`,
    );
  }
  return new DomainError(
    'task-closed',
    'This attempt has been handed in, perhaps in another tab. What was answered by then counts; the result stands on its page.',
  );
}
