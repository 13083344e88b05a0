import { durationInWords } from '../programs/duration-words.rules.ts';
import type { QuizStep } from '../programs/steps/quiz.step.ts';
import { counted } from '../wording.rules.ts';
import type { NextAttempt } from './attempts.rules.ts';

type Terms = Pick<QuizStep, 'questions' | 'pass' | 'timeLimit' | 'attempts' | 'coolOff'>;

/** `Attempt 2 of 3`. */
export const attemptOf = (number: number, { attempts }: Pick<Terms, 'attempts'>): string =>
  `Attempt ${number} of ${Math.max(number, attempts)}`;

/** `10 questions, 30 minutes, 80 of 100 passes`. */
export function termsInWords({ questions, pass, timeLimit }: Terms): string {
  const time = timeLimit === undefined ? [] : [durationInWords(timeLimit)];
  return [counted(questions, 'question'), ...time, `${pass} of 100 passes`].join(', ');
}

/** What stands above the press that begins an attempt. `before`: the percentage of the one before it. */
export function beginningWords(number: number, terms: Terms, before: number | undefined): string {
  const last = before === undefined ? '' : ` Attempt ${number - 1}: ${before} of 100.`;
  const more =
    terms.timeLimit === undefined
      ? 'There is no time limit: what you have answered is kept, and you hand in when you are through.'
      : 'The time runs from the moment you begin, and goes on while the page is closed; what you have answered is kept.';
  return `${attemptOf(number, terms)}: ${termsInWords(terms)}.${last}\n\n${more}`;
}

/** An instant for the trail: `2027-03-31 09:00 UTC`. */
const instantInWords = (iso: string): string => `${iso.slice(0, 16).replace('T', ' ')} UTC`;

/** What an attempt has come to; `next` is absent if another can begin at once. */
export interface Came {
  readonly number: number;
  readonly percent: number;
  readonly next?: NextAttempt | undefined;
  /** Nobody handed it in. */
  readonly timeOver: boolean;
}

/** `Attempt 2 of 3: 70 of 100, 80 passes. The next attempt is possible from 2027-03-31 09:00 UTC.` */
export function gradedWords(terms: Terms, { number, percent, next, timeOver }: Came): string {
  const over = timeOver ? 'The time was over, and it was graded as it stood. ' : '';
  const result = `${over}${attemptOf(number, terms)}: ${percent} of 100`;
  if (percent >= terms.pass) return `${result}. Passed.`;
  if (number >= terms.attempts) return `${result}, ${terms.pass} passes. Not passed.`;
  if (next?.overAt !== undefined)
    return `${result}, ${terms.pass} passes. There is no time for another attempt: the quiz is over on ${instantInWords(next.overAt)}.`;
  const from = next === undefined ? 'now' : `from ${instantInWords(next.from)}`;
  return `${result}, ${terms.pass} passes. The next attempt is possible ${from}.`;
}

/** What happens when the time of an attempt is over, as every reader is told. */
export const attemptSilence = {
  all: 'When the time is over, it is graded as it stands.',
  atLast: 'The time is over: it is graded as it stands',
} as const;
