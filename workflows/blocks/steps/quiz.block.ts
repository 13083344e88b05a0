import { resultOf, scoresOf } from '../../../domain/learning/attempts.rules.ts';
import { attemptOf, beginningWords } from '../../../domain/learning/quiz-words.rules.ts';
import { begin } from '../../../domain/programs/standard-presses.ts';
import type { QuizStep } from '../../../domain/programs/steps/quiz.step.ts';
import { askStep, withoutValues } from '../../process/ask-step.ts';
import { evaluate } from '../../process/evaluate.ts';
import {
  goOnUnlessStopped,
  keep,
  openTaskOf,
  type Place,
  type Run,
  readBy,
  stopped,
} from '../../process/run.ts';
import { log, now, settle } from '../case.ts';
import { showDeadline, untilMoment } from '../deadline.ts';
import { attemptsOf, markAttempt, nextOf, type Quiz, runAttempt } from './attempt.ts';

/**
 * Has attempts begun, taken and graded until one passes or none is left. Where it stands is in its mark: a case that
 * continues as new, or moves to other rules, goes on with the attempt that runs.
 */
export async function quizBlock(run: Run, step: QuizStep, place: Place): Promise<void> {
  const written = step.title ?? step.id;
  const [title = written] = (await evaluate(run, place, { texts: [written] })).texts;
  const quiz: Quiz = { run, step, place, title, written };
  for (;;) {
    const attempts = attemptsOf(quiz);
    const last = attempts.at(-1);
    const result = resultOf(step, attempts);
    if (result) return conclude(quiz, result);
    if (last && !last.graded) await runAttempt(quiz);
    else if (!(await begun(quiz))) return conclude(quiz, 'unanswered');
    goOnUnlessStopped(run, place);
  }
}

/** Has one attempt more begun, after the pause that follows the one before; false at silence. */
async function begun(quiz: Quiz): Promise<boolean> {
  const { run, step, place, title, written } = quiz;
  await coolOff(quiz);
  const attempts = attemptsOf(quiz);
  const number = attempts.length + 1;
  const { vote } = await askStep(run, place, {
    path: place.path,
    title,
    written,
    note: beginningWords(number, step, attempts.at(-1)?.graded?.percent),
    by: step.by,
    patience: step,
    chore: true,
    signedIn: true,
    outcomes: [begin],
  });
  if (!vote) return false;
  const { actor } = vote;
  markAttempt(quiz, [...attempts, { personId: actor.personId ?? '', begunAt: now() }]);
  log(run.c, 'attempt-begun', `${title}: ${attemptOf(number, step).toLowerCase()} has begun.`, {
    actor,
    ...readBy(place),
  });
  return true;
}

/** Waits until the next attempt is possible. Nobody has the ball meanwhile, and everybody sees until when. */
async function coolOff(quiz: Quiz): Promise<void> {
  const { run, place, written } = quiz;
  // A task that is open already stays so, whatever pause the rules of today have.
  if (openTaskOf(run, place.path)) return;
  const next = await nextOf(quiz);
  const at = next?.overAt ?? next?.from;
  if (at === undefined || at <= now()) return;
  const { c } = run;
  const name = withoutValues(written);
  c.waiting.set(place.path, { what: `${name}: the time between two attempts`, party: 'nobody' });
  const what = next?.overAt ? 'It goes on without another attempt' : 'The next attempt is possible';
  showDeadline(c, place.path, { at, what });
  await settle(c);
  await untilMoment({ at, what: `${name}: ${what}` }, () => stopped(run, place));
  c.waiting.delete(place.path);
  showDeadline(c, place.path, undefined);
  goOnUnlessStopped(run, place);
}

function conclude(quiz: Quiz, outcome: 'passed' | 'failed' | 'unanswered'): void {
  const { run, step, place, title } = quiz;
  keep(run, place, step.id, { outcome, ...scoresOf(attemptsOf(quiz)) }, !place.audience);
  if (outcome === 'unanswered')
    log(run.c, 'unanswered', `${title}: nobody began an attempt in time.`, readBy(place));
}
