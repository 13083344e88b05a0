import { isLegalForm, wordsOf } from '../customers/name.rules.ts';
import { isSynthetic } from '../synthetic/synthetic-partner.ts';
import type { ItemChange } from '../webhooks/events-of.rules.ts';
import { type AnyCase, isDeal } from './any-case.ts';

/** By which words a case is found. They are folded as names of customers are. */
export interface Findable {
  readonly caseId: string;
  readonly partnerId: string;
  readonly openedAt: string;
  /** Of its title, of the customer, of whose case it is: what its partner looks for. */
  readonly words: readonly string[];
  /** The same with those of the partner's name, for the vendor. */
  readonly allWords: readonly string[];
}

/** A title has some 150 letters: few have more words than this. */
const mostWords = 20;
const mostWithPartner = 24;
const longestWord = 40;

/** The words of texts, each once, of a length that a key can hold. */
function wordsIn(...texts: readonly string[]): string[] {
  const words = texts.flatMap(wordsOf).map((word) => [...word].slice(0, longestWord).join(''));
  return [...new Set(words)];
}

/** Nobody looks for a synthetic case: there is nothing by which it is found. */
export function findableOf(view: AnyCase): Findable | undefined {
  const { id, partner, title, openedAt } = view;
  if (isSynthetic(partner.id)) return undefined;
  const who = isDeal(view) ? view.facts.registration.customer.name : (view.facts.learner?.name ?? '');
  const words = wordsIn(title, who).slice(0, mostWords);
  const allWords = [...new Set([...words, ...wordsIn(partner.name)])].slice(0, mostWithPartner);
  return { caseId: id, partnerId: partner.id, openedAt, words, allWords };
}

/**
 * The case that has to be filed anew after a change of an item: its words are not what they were.
 * @throws where an item is not what its place says
 */
export function caseToFile({ sk, old, new: now }: ItemChange): string | undefined {
  if (sk !== 'CASE') return undefined;
  const [before, after] = [old, now].map((image) => image?.view as AnyCase | undefined);
  const [was, is] = [before, after].map((view) => view && findableOf(view));
  return JSON.stringify(was) === JSON.stringify(is) ? undefined : (after ?? before)?.id;
}

/** Whether a word can be looked up: of one letter too many begin so. */
export const canLead = (word: string): boolean => [...word].length >= 2;

/**
 * The words that somebody looks for, each once, the longest first. What companies are called besides their names (`GmbH`,
 * `&`) is left out where something is left to look for.
 */
export function wordsSought(text: string): string[] {
  const all = wordsIn(text);
  const telling = all.filter((word) => word !== 'and' && !isLegalForm(word));
  const sought = telling.some(canLead) ? telling : all;
  return sought.toSorted((a, b) => b.length - a.length);
}

/** Whether each word that is looked for is the beginning of one of these: the last one may be half typed. */
export function areFound(sought: readonly string[], words: readonly string[]): boolean {
  return sought.every((beginning) => words.some((word) => word.startsWith(beginning)));
}
