import type { Choice, MultipleQuestion, SingleQuestion } from '../question.schema.ts';
import { idOfText } from '../slugs.rules.ts';
import { answersIn, type GivenAnswer, limits, no, type Report, repeated, wordsOf } from './answers.rules.ts';
import type { Piece } from './pieces.rules.ts';

type Chosen =
  | Pick<SingleQuestion, 'type' | 'choices' | 'right'>
  | Pick<MultipleQuestion, 'type' | 'choices' | 'right'>;

/** `=right ~wrong ~wrong`, or `~%50%right ~%50%right ~wrong` where every right one is to be chosen. */
export function readChoices(body: Piece, report: Report): Chosen | undefined {
  const answers = answersIn(body);
  const [first] = answers;
  if (first?.mark === '')
    return no(
      report,
      first,
      'Begin each answer with = (right) or ~ (wrong): these words have neither in front',
    );
  const texts = answers.map((answer) => wordsOf(answer, report));
  if (texts.includes(undefined) || !fewAndDifferent(body, texts as string[], report)) return undefined;
  const choices: Choice[] = (texts as string[]).map((text) => ({ id: idOfText(text), text }));
  const right = choices.filter((_, index) => isRight(answers[index])).map(({ id }) => id);
  return answers.some(({ mark }) => mark === '=')
    ? single(body, { answers, choices, right }, report)
    : multiple(body, { answers, choices, right }, report);
}

function fewAndDifferent(body: Piece, texts: readonly string[], report: Report): boolean {
  const [twice] = repeated(texts);
  if (twice !== undefined) report(body, `“${twice}” is there twice: change one, or take it out`);
  if (texts.length < 2) report(body, 'Give at least two answers to choose from');
  if (texts.length > limits.choices) report(body, `Give ${limits.choices} answers at most`);
  return twice === undefined && texts.length >= 2 && texts.length <= limits.choices;
}

const isRight = (answer: GivenAnswer | undefined) => answer?.mark === '=' || (answer?.weight ?? 0) > 0;

interface Read {
  readonly answers: readonly GivenAnswer[];
  readonly choices: readonly Choice[];
  readonly right: readonly string[];
}

function single(body: Piece, { answers, choices, right }: Read, report: Report) {
  const partly = answers.find(({ mark, weight }) =>
    mark === '=' ? (weight ?? 100) !== 100 : (weight ?? 0) > 0,
  );
  if (partly)
    return no(
      report,
      partly,
      `An answer is right or wrong, and this one counts ${partly.weight} per cent: begin it with ~ alone, or give every right answer an equal weight, ~%50% each for two, and take = away`,
    );
  const [only, another] = right;
  if (only === undefined || another !== undefined)
    return no(
      report,
      body,
      'More than one answer begins with =: leave one, or begin each right one with its equal weight, ~%50% each for two, where all of them are to be chosen',
    );
  return { type: 'single' as const, choices, right: only };
}

/** Moodle writes a third as 33.33333: so much may be missing. */
const slack = 0.1;

function multiple(body: Piece, { answers, choices, right }: Read, report: Report) {
  const weights = answers.flatMap(({ weight = 0 }) => (weight > 0 ? [weight] : []));
  const [first] = weights;
  if (first === undefined)
    return no(
      report,
      body,
      'No answer is right: begin the right one with =, or each of several with its weight, ~%50%',
    );
  const share = 100 / weights.length;
  if (weights.some((weight) => Math.abs(weight - share) > slack))
    return no(
      report,
      body,
      `Right answers count the same, and these count ${weights.join(', ')} per cent: give each of the ${weights.length} ${percent(share)} per cent; part of a point is not given`,
    );
  return { type: 'multiple' as const, choices, right };
}

const percent = (share: number) => String(Number(share.toFixed(5)));

/** `TRUE` or `FALSE`, as one right choice of the two. */
export function readTrueFalse(word: string): Pick<SingleQuestion, 'type' | 'choices' | 'right'> {
  const isTrue = /^t/i.test(word);
  const choices = ['True', 'False'].map((text) => ({ id: text.toLowerCase(), text }));
  return { type: 'single', choices, right: String(isTrue) };
}
