import type { FieldProblem } from '../errors.ts';
import { isRecord, own } from '../records.ts';
import type { Answer, Choice, Question } from './question.schema.ts';
import { type ShownOrder, shownOrder } from './shown.rules.ts';

/** What was answered in the bank's ids, or what is wrong with it. */
export type ReadAnswer = { readonly answer: Answer } | { readonly problems: readonly FieldProblem[] };

/** The longest text that is taken as a short answer, in characters. */
const longestShortAnswer = 200;

/**
 * Reads what somebody gave for a question as an attempt with this seed shows it. Places count from 1 and may be text, as
 * forms send them: `{ choice }`, `{ choices: [] }`, `{ places: [] }` (of each shown item, the place where it belongs),
 * `{ matches: [] }` (for each left side, the place of the right one), `{ number }` or `{ text }`.
 */
export function readAnswer(question: Question, seed: string, given: unknown): ReadAnswer {
  const field = fieldOf[question.type];
  if (!isRecord(given)) return wrong(field, 'Give the answer by its field');
  const value = own(given, field);
  const shown = shownOrder(question, seed);
  if (question.type === 'single') return readSingle(shown, value);
  if (question.type === 'multiple') return readMultiple(shown, value);
  if (question.type === 'ordering') return readOrdering(shown, value);
  if (question.type === 'matching') return readMatching(shown, value);
  return question.type === 'numeric' ? readNumber(value) : readText(value);
}

const fieldOf = {
  single: 'choice',
  multiple: 'choices',
  ordering: 'places',
  matching: 'matches',
  numeric: 'number',
  short: 'text',
} as const satisfies Record<Question['type'], string>;

const wrong = (field: string, message: string): ReadAnswer => ({ problems: [{ field, message }] });

/** What stands at a place that is named from outside, from 1. */
function at<T>(things: readonly T[], place: unknown): T | undefined {
  const isPlace = typeof place === 'number' || (typeof place === 'string' && /^\d{1,3}$/.test(place));
  return isPlace ? things[Number(place) - 1] : undefined;
}

function readSingle({ things }: ShownOrder, value: unknown): ReadAnswer {
  const chosen = at(things, value);
  return chosen
    ? { answer: { type: 'single', choice: chosen.id } }
    : wrong('choice', 'Choose one of the answers');
}

function readMultiple({ things }: ShownOrder, value: unknown): ReadAnswer {
  const chosen = listOf(value).map((place) => at(things, place));
  if (chosen.length === 0 || !chosen.every((one) => one !== undefined))
    return wrong('choices', 'Choose one answer at least, of those shown');
  return { answer: { type: 'multiple', choices: [...new Set(chosen.map(({ id }) => id))] } };
}

/** A form that has one of several boxes ticked sends no list. */
const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

function readOrdering({ things }: ShownOrder, value: unknown): ReadAnswer {
  const places = listOf(value);
  const ordered: (Choice | undefined)[] = things.map(() => undefined);
  const problems: FieldProblem[] = [];
  for (const [index, item] of things.entries()) {
    const place = at(
      things.map((_, each) => each),
      places[index],
    );
    const field = `places.${index + 1}`;
    if (place === undefined)
      problems.push({ field, message: `Give this a place from 1 to ${things.length}` });
    else if (ordered[place])
      problems.push({ field, message: `Another one has place ${place + 1} already; give each its own` });
    else ordered[place] = item;
  }
  if (problems.length > 0) return { problems };
  return { answer: { type: 'ordering', items: ordered.flatMap((item) => item?.id ?? []) } };
}

function readMatching({ things, rights }: ShownOrder, value: unknown): ReadAnswer {
  const given = listOf(value);
  const matched = things.map(({ id }, index) => [id, at(rights, given[index])] as const);
  const problems = matched.flatMap(([, right], index) =>
    right === undefined ? { field: `matches.${index + 1}`, message: 'Choose what belongs to this' } : [],
  );
  if (problems.length > 0) return { problems };
  const matches = Object.fromEntries(
    matched.flatMap(([id, right]) => (right === undefined ? [] : [[id, right]])),
  );
  return { answer: { type: 'matching', matches } };
}

function readNumber(value: unknown): ReadAnswer {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
  if (/^[-+]?(\d{1,15}([.,]\d{1,15})?|[.,]\d{1,15})$/.test(text))
    return { answer: { type: 'numeric', number: Number(text.replace(',', '.')) } };
  return wrong('number', 'Write a number in digits, such as 12 or 3.5');
}

function readText(value: unknown): ReadAnswer {
  const text = typeof value === 'string' ? value.trim() : '';
  if (text === '') return wrong('text', 'Write your answer');
  if (text.length > longestShortAnswer)
    return wrong('text', `Write ${longestShortAnswer} characters at most; a word or a few are asked for`);
  return { answer: { type: 'short', text } };
}

/** What was answered as a form shows it again: the inverse of {@link readAnswer}, all as text. */
export function typedAgain(
  question: Question,
  seed: string,
  answer: Answer,
): Readonly<Record<string, string | readonly string[]>> {
  const { things, rights } = shownOrder(question, seed);
  const placeOf = (id: string) => String(things.findIndex((thing) => thing.id === id) + 1);
  if (answer.type === 'single') return { choice: placeOf(answer.choice) };
  if (answer.type === 'multiple') return { choices: answer.choices.map(placeOf) };
  if (answer.type === 'ordering')
    return { places: things.map(({ id }) => String(answer.items.indexOf(id) + 1)) };
  if (answer.type === 'matching')
    return { matches: things.map(({ id }) => String(rights.indexOf(answer.matches[id] ?? '') + 1)) };
  return answer.type === 'numeric' ? { number: String(answer.number) } : { text: answer.text };
}
