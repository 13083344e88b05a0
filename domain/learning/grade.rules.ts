import type { Answer, Question } from './question.schema.ts';

/** Question → whether it was answered rightly, and the share of those in percent, rounded down. */
export interface Grading {
  readonly percent: number;
  readonly right: number;
  readonly of: number;
  readonly byQuestion: Readonly<Record<string, boolean>>;
}

/**
 * Grades the drawn questions of an attempt: each counts the same, and is right as a whole or not at all. One that was
 * withdrawn is right, whatever was answered.
 */
export function gradeAnswers(
  questions: readonly Question[],
  answers: Readonly<Record<string, Answer>>,
  withdrawn: ReadonlySet<string>,
): Grading {
  const graded = questions.map(
    (question) =>
      [question.id, withdrawn.has(question.id) || isRight(question, answers[question.id])] as const,
  );
  const right = graded.filter(([, isRight]) => isRight).length;
  const of = graded.length;
  return { percent: Math.floor((100 * right) / of), right, of, byQuestion: Object.fromEntries(graded) };
}

/** No answer is wrong. */
export function isRight(question: Question, answer: Answer | undefined): boolean {
  if (question.type === 'single') return answer?.type === 'single' && answer.choice === question.right;
  if (question.type === 'multiple')
    return answer?.type === 'multiple' && sameSet(answer.choices, question.right);
  if (question.type === 'ordering')
    return (
      answer?.type === 'ordering' &&
      answer.items.length === question.items.length &&
      question.items.every(({ id }, at) => answer.items[at] === id)
    );
  if (question.type === 'matching')
    return (
      answer?.type === 'matching' && question.pairs.every(({ id, right }) => answer.matches[id] === right)
    );
  if (question.type === 'numeric')
    return answer?.type === 'numeric' && answer.number >= question.from && answer.number <= question.to;
  return (
    answer?.type === 'short' &&
    question.accepted.some((accepted) => comparable(accepted) === comparable(answer.text))
  );
}

const sameSet = (one: readonly string[], other: readonly string[]) =>
  new Set(one).size === new Set(other).size && one.every((each) => other.includes(each));

/** Without regard to case, and to how much space is around and between words. */
const comparable = (text: string) => text.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase();
