import type { Choice, Question } from './question.schema.ts';
import { shuffled } from './shuffle.rules.ts';

/**
 * A question as whoever answers may have it: texts alone, in the order in which they are shown. Places in that order,
 * from 1, are all that an answer names. It has no id, no key, no weight, and nothing that counts what is right.
 */
export type ShownQuestion = { /** Markdown. */ readonly text: string } & (
  | { readonly type: 'single' | 'multiple'; readonly choices: readonly string[] }
  | { readonly type: 'ordering'; readonly items: readonly string[] }
  | { readonly type: 'matching'; readonly lefts: readonly string[]; readonly rights: readonly string[] }
  | { readonly type: 'numeric' | 'short' }
);

/** What can be chosen from, in the order in which an attempt with this seed shows it. */
export interface ShownOrder {
  /** Choices, items, or the left sides of pairs. */
  readonly things: readonly Choice[];
  /** The right sides of pairs; each text once. */
  readonly rights: readonly string[];
}

/**
 * The order follows from the texts and the seed alone: how the bank lists them, and by which ids, may tell what is
 * right.
 */
export function shownOrder(question: Question, seed: string): ShownOrder {
  const own = `${seed}/${question.id}`;
  const inOrder = (choices: readonly Choice[]) => shuffled(own, choices.toSorted(byText));
  if (question.type === 'single' || question.type === 'multiple')
    return { things: inOrder(question.choices), rights: [] };
  if (question.type === 'ordering') return { things: inOrder(question.items), rights: [] };
  if (question.type !== 'matching') return { things: [], rights: [] };
  const { pairs, others } = question;
  const rights = new Set([...pairs.map(({ right }) => right), ...others]);
  return {
    things: inOrder(pairs.map(({ id, left }) => ({ id, text: left }))),
    rights: shuffled(`${own}/rights`, [...rights].toSorted()),
  };
}

const byText = (one: Choice, other: Choice) => (one.text < other.text ? -1 : 1);

export function shownQuestion(question: Question, seed: string): ShownQuestion {
  const { text, type } = question;
  const { things, rights } = shownOrder(question, seed);
  const texts = things.map((thing) => thing.text);
  if (type === 'single' || type === 'multiple') return { text, type, choices: texts };
  if (type === 'ordering') return { text, type, items: texts };
  if (type === 'matching') return { text, type, lefts: texts, rights };
  return { text, type };
}
