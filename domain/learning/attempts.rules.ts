import type { AttemptMark } from '../processes/process-facts.ts';
import type { QuizStep } from '../programs/steps/quiz.step.ts';

type Attempts = readonly AttemptMark[];

/** What the attempts so far have come to; undefined while one runs, or while another can follow. */
export function resultOf(
  { pass, attempts: atMost }: Pick<QuizStep, 'pass' | 'attempts'>,
  attempts: Attempts,
): 'passed' | 'failed' | undefined {
  const graded = attempts.at(-1)?.graded;
  if (!graded) return undefined;
  if (graded.percent >= pass) return 'passed';
  return attempts.length >= atMost ? 'failed' : undefined;
}

/** When the next attempt can begin, ISO 8601; undefined if it can at once, or while one runs. */
export function nextFrom({ coolOff }: Pick<QuizStep, 'coolOff'>, attempts: Attempts): string | undefined {
  const graded = attempts.at(-1)?.graded;
  if (!graded || coolOff === undefined) return undefined;
  return new Date(Date.parse(graded.at) + coolOff).toISOString();
}

/** When another attempt can follow one that failed. Instants, ISO 8601. */
export interface NextAttempt {
  readonly from: string;
  /** The step is over before that, at this moment. */
  readonly overAt?: string;
}

/** `closesAt`: when the step goes on by itself, if the next attempt would not have begun. */
export function nextAttempt(
  step: Pick<QuizStep, 'coolOff'>,
  attempts: Attempts,
  closesAt?: string,
): NextAttempt | undefined {
  const from = nextFrom(step, attempts);
  if (from === undefined) return undefined;
  return closesAt !== undefined && closesAt <= from ? { from, overAt: closesAt } : { from };
}

/** What conditions know of a quiz besides its outcome: the percentage of the best attempt, and how many there were. */
export function scoresOf(attempts: Attempts): { readonly score?: number; readonly attempts: number } {
  const percents = attempts.flatMap(({ graded }) => (graded ? [graded.percent] : []));
  return { ...(percents.length > 0 ? { score: Math.max(...percents) } : {}), attempts: attempts.length };
}
