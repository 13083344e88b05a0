import { ApplicationFailure, uuid4 } from '@temporalio/workflow';
import { type NextAttempt, nextAttempt, nextFrom } from '../../../domain/learning/attempts.rules.ts';
import { attemptOf, attemptSilence, gradedWords } from '../../../domain/learning/quiz-words.rules.ts';
import type { AttemptMark } from '../../../domain/processes/process-facts.ts';
import { handIn } from '../../../domain/programs/standard-presses.ts';
import type { QuizStep } from '../../../domain/programs/steps/quiz.step.ts';
import { store } from '../../activity-profiles.ts';
import { askOperations } from '../../process/ask-operations.ts';
import { askStep, type StepAnswer, type StepQuestion } from '../../process/ask-step.ts';
import { momentOf } from '../../process/evaluate.ts';
import { mark, markOf, type Place, type Run, readBy } from '../../process/run.ts';
import { log, now } from '../case.ts';

/** A quiz as it is asked in a case. */
export interface Quiz {
  readonly run: Run;
  readonly step: QuizStep;
  readonly place: Place;
  readonly title: string;
  /** The title as the program has it, before anything is filled in. */
  readonly written: string;
}

export const attemptsOf = ({ run, place }: Quiz): readonly AttemptMark[] =>
  markOf(run, place.path)?.attempts ?? [];

/** Marks the last attempt, or one more. */
export function markAttempt({ run, place }: Quiz, attempts: readonly AttemptMark[]): void {
  mark(run, place.path, { attempts });
}

/** Has the attempt that runs taken to its end, and grades it. */
export async function runAttempt(quiz: Quiz): Promise<void> {
  const { at, by } = await ended(quiz);
  const { caseId } = quiz.run.input;
  const { percent } = await carriedOut(quiz, () => store.gradeAttempt({ caseId, step: pathOf(quiz), at }));
  change(quiz, { graded: { at, percent } });
  const number = attemptsOf(quiz).length;
  const words = gradedWords(quiz.step, { number, percent, next: await nextOf(quiz), timeOver: !by });
  log(quiz.run.c, 'graded', `${quiz.title}: ${words}`, {
    ...(by ? { actor: by } : {}),
    ...readBy(quiz.place),
  });
}

/** The end of the attempt that runs, whoever brings it about. */
async function ended(quiz: Quiz): Promise<NonNullable<AttemptMark['ended']>> {
  const before = attemptsOf(quiz).at(-1)?.ended;
  if (before) return before;
  const { vote } = await sitting(quiz, await opening(quiz));
  const end = { at: now(), ...(vote ? { by: vote.actor } : {}) };
  change(quiz, { ended: end });
  return end;
}

/** When another attempt is possible; undefined if it is at once. A rule that says until when may leave no time for it. */
export async function nextOf(quiz: Quiz): Promise<NextAttempt | undefined> {
  const { run, step, place } = quiz;
  const attempts = attemptsOf(quiz);
  const at = nextFrom(step, attempts);
  const { until, atSilence } = step;
  if (at === undefined || until === undefined || !atSilence) return nextAttempt(step, attempts);
  const due = await momentOf(run, place, { until, edge: 'end', at });
  return nextAttempt(step, attempts, new Date(Date.parse(due) + atSilence.after).toISOString());
}

function change(quiz: Quiz, changes: Partial<AttemptMark>): void {
  const attempts = attemptsOf(quiz);
  const last = attempts.at(-1);
  if (last) markAttempt(quiz, [...attempts.slice(0, -1), { ...last, ...changes }]);
}

const pathOf = (quiz: Quiz): string => `${quiz.place.path}/attempt-${attemptsOf(quiz).length}`;

/** Has the questions drawn, once. */
async function opening(quiz: Quiz): Promise<NonNullable<AttemptMark['opened']>> {
  const { personId = '', opened } = attemptsOf(quiz).at(-1) ?? {};
  if (opened) return opened;
  const { run, step } = quiz;
  const { bank, questions, timeLimit } = step;
  const drawn = await carriedOut(quiz, () =>
    store.openAttempt({
      ...{ caseId: run.input.caseId, step: pathOf(quiz), personId, bank, questions },
      ...{ seed: uuid4(), at: now() },
      ...(timeLimit === undefined ? {} : { timeLimit }),
    }),
  );
  change(quiz, { opened: drawn });
  return drawn;
}

/** What fails for good, such as a bank that is not there, operations put right before it is tried again. */
async function carriedOut<T>({ run, place, written }: Quiz, work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (failure) {
      // Of a step beside the store the failure comes as it was thrown.
      if (!(failure instanceof ApplicationFailure)) throw failure;
      await askOperations(run, place, { title: written, note: failure.message, skip: false });
    }
  }
}

/** The attempt's own task: until its person hands in, or its time is over. */
function sitting(quiz: Quiz, { endsAt }: NonNullable<AttemptMark['opened']>): Promise<StepAnswer> {
  const { run, step, place, title, written } = quiz;
  const { questions, pass, attempts, by } = step;
  const number = attemptsOf(quiz).length;
  const named = (text: string) => `${text}: ${attemptOf(number, step).toLowerCase()}`;
  return askStep(run, place, {
    path: pathOf(quiz),
    title: named(title),
    written: named(written),
    by,
    only: attemptsOf(quiz).at(-1)?.personId ?? '',
    quiz: { attempt: number, of: attempts, questions, pass },
    chore: true,
    signedIn: true,
    opening: 'nothing',
    outcomes: [handIn],
    says: attemptSilence,
    ...timesOf(step, endsAt),
  });
}

/** Without a limit an attempt has the times of the step, and is graded where they would end it. */
function timesOf(step: QuizStep, endsAt: string | undefined): Pick<StepQuestion, 'patience' | 'until'> {
  if (endsAt !== undefined) return { until: endsAt, patience: { reminders: [], atSilence: { after: 0 } } };
  const { within, until, serviceLevel, reminders, escalation, atSilence } = step;
  return {
    patience: {
      ...{ within, until, serviceLevel, reminders, escalation },
      atSilence: atSilence && { after: atSilence.after },
    },
  };
}
