import type { NumericQuestion, ShortQuestion } from '../question.schema.ts';
import { answersIn, type GivenAnswer, no, type Report, repeated, wordsOf } from './answers.rules.ts';
import { cut, oneLine, type Piece, part } from './pieces.rules.ts';

type Numeric = Pick<NumericQuestion, 'type' | 'from' | 'to'>;

/** `#number`, `#number:tolerance` or `#lowest..highest`. */
export function readNumeric(body: Piece, report: Report): Numeric | undefined {
  const right = answersIn(part(body, 1)).filter(({ mark }) => mark !== '~');
  const [only, another] = right;
  if (!only)
    return no(report, body, 'Write the number behind #: #42, #42:0.5 for 0.5 more or less, or #40..44');
  if (another)
    return no(
      report,
      another,
      'One number, or one range, can be right: take the others away, or write #40..44',
    );
  if (partly(only)) return no(report, only, wholePoint);
  return readRange(only, report);
}

function readRange(answer: GivenAnswer, report: Report): Numeric | undefined {
  const [low, high] = cut(answer, '..');
  const [value, tolerance] = cut(answer, ':');
  const ends = (high ? [low, high] : [value, ...(tolerance ? [tolerance] : [])]).map((one) => numberIn(one));
  if (ends.includes(undefined)) return no(report, answer, notANumber(answer));
  const [first = 0, second = 0] = ends as number[];
  const [from, to] = high ? [first, second] : [exact(first - second), exact(first + second)];
  if (from > to)
    return no(
      report,
      answer,
      high
        ? 'The first number of the range is larger than the second: write the smaller one first, #40..44'
        : 'The number behind the colon says how much more or less is right: write it without a minus',
    );
  return { type: 'numeric', from, to };
}

/** Without what binary fractions add: 3.14 with 0.005 more is 3.145. */
const exact = (number: number) => Number(number.toPrecision(12));

function numberIn(piece: Piece): number | undefined {
  const text = oneLine(piece);
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i.test(text) && Number.isFinite(Number(text))
    ? Number(text)
    : undefined;
}

function notANumber(answer: Piece): string {
  const text = oneLine(answer);
  if (/^\d+,\d+/.test(text)) return `“${text}”: write decimals with a point, ${text.replace(/,/g, '.')}`;
  return `“${text}” is not a number: write 42, 42:0.5 for 0.5 more or less, or 40..44`;
}

const partly = ({ weight }: GivenAnswer) => weight !== undefined && weight !== 100;
const wholePoint =
  'An answer is right or wrong, and part of a point is not given: take the weight in per cent away, or this answer';

/** `=word =other word`, or the words alone. */
export function readShort(body: Piece, report: Report): Pick<ShortQuestion, 'type' | 'accepted'> | undefined {
  const accepted = answersIn(body).map((answer) => readAccepted(answer, report));
  if (accepted.includes(undefined)) return undefined;
  const [twice] = repeated(accepted as string[]);
  if (twice !== undefined)
    return no(report, body, `“${twice}” is there twice: capital letters make no difference, so leave one`);
  if (accepted.length > 50) return no(report, body, 'Give 50 accepted answers at most');
  return { type: 'short', accepted: accepted as string[] };
}

function readAccepted(answer: GivenAnswer, report: Report): string | undefined {
  if (partly(answer)) return no(report, answer, wholePoint);
  const words = wordsOf(answer, report);
  if (words === undefined) return undefined;
  if (/(?<!\\)\*/.test(words))
    return no(
      report,
      answer,
      'A * does not stand for other letters here: write each accepted answer out, and a star that is meant as \\*',
    );
  return words.replaceAll('\\*', '*');
}
