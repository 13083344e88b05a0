import type { Question } from './question.schema.ts';
import { shuffled } from './shuffle.rules.ts';

/**
 * Draws questions for an attempt, in the order in which they are asked: `count` of them, or all if there are fewer. They
 * are spread over the categories: none gives a second question before each has given one, as far as they reach.
 */
export function drawQuestions(
  questions: readonly Pick<Question, 'id' | 'category'>[],
  count: number,
  seed: string,
): readonly string[] {
  const piles = shuffled(`${seed}/categories`, [...byCategory(questions).entries()]).map(([category, ids]) =>
    shuffled(`${seed}/category/${category}`, ids),
  );
  const rounds = Math.max(0, ...piles.map(({ length }) => length));
  const inTurn = Array.from({ length: rounds }, (_, round) => piles.flatMap((pile) => pile[round] ?? []));
  return shuffled(`${seed}/questions`, inTurn.flat().slice(0, count));
}

/** Questions without a category are together in one of their own. */
function byCategory(questions: readonly Pick<Question, 'id' | 'category'>[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { id, category = '' } of questions) found.set(category, [...(found.get(category) ?? []), id]);
  return found;
}
