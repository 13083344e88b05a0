import type { Question } from '../question.schema.ts';
import { slugOf } from '../slugs.rules.ts';
import { answersIn, feedbackOf, htmlProblem, limits, no, type Report } from './answers.rules.ts';
import { readChoices, readTrueFalse } from './choices.rules.ts';
import { readMatching, readOrdering } from './matching.rules.ts';
import { cut, isHtml, oneLine, type Piece, paragraphs, part } from './pieces.rules.ts';
import { readNumeric, readShort } from './typed.rules.ts';

/** A question as one block of the text has it; undefined where something was reported to be wrong. */
export function readQuestion(
  block: Piece,
  category: string | undefined,
  report: Report,
): Question | undefined {
  if (block.text.length > limits.block)
    return no(report, block, 'This question is longer than any can be: is the empty line behind it missing?');
  const { id, rest } = readTitle(block, report);
  const inBraces = readBraces(rest, report);
  if (!inBraces) return undefined;
  const text = readText(inBraces.before, report);
  const [body, general] = cut(inBraces.answers, '####', 'last');
  const answers = readAnswers(body, report);
  if (id === undefined || text === undefined || !answers) return undefined;
  const { feedback, ...key } = answers;
  const said = [...(general?.text ? [paragraphs(general)] : []), ...feedback].join('\n\n');
  return {
    ...{ id, text, ...(category ? { category } : {}), ...(said ? { feedback: said } : {}) },
    ...(key as Question),
  };
}

function readTitle(block: Piece, report: Report): { id?: string; rest: Piece } {
  if (!block.text.startsWith('::')) {
    report(
      block,
      'This question has no title: begin it with one, ::Restart a service::; its results are kept by it',
    );
    return { rest: block };
  }
  const [title, rest] = cut(part(block, 2), '::');
  if (!rest) {
    report(block, 'The title begins with :: and does not end: write :: behind it too');
    return { rest: part(block, 2) };
  }
  const id = slugOf(oneLine(title));
  if (id !== '') return { id, rest };
  report(block, 'Put a few letters or digits into the title: the question is known by them');
  return { rest };
}

function readBraces(rest: Piece, report: Report): { before: Piece; answers: Piece } | undefined {
  const [open, close] = [rest.text.indexOf('{'), rest.text.indexOf('}')];
  if (open < 0 && close < 0)
    return no(
      report,
      rest,
      'There is no { with answers, so this is a text and no question: add answers in braces, or put what is to be read into a course',
    );
  if (close < 0)
    return no(
      report,
      part(rest, open),
      'The answers begin with { and do not end: write } behind the last one, with no empty line before it',
    );
  if (open < 0 || close < open)
    return no(report, part(rest, close), 'There is a } before any {: write \\} where a brace is meant');
  if (rest.text.includes('{', open + 1))
    return no(
      report,
      part(rest, rest.text.indexOf('{', open + 1)),
      'There is a second {: leave an empty line between two questions, and write \\{ where a brace is meant',
    );
  const behind = part(rest, close + 1);
  if (behind.text !== '')
    return no(
      report,
      behind,
      'The question goes on behind its answers, and a word to fill in within a sentence cannot be asked for: write ____ where the word is missing, and the answers at the end',
    );
  return { before: part(rest, 0, open), answers: part(rest, open + 1, close) };
}

function readText(before: Piece, report: Report): string | undefined {
  const text = paragraphs(before);
  if (text === '') return no(report, before, 'Write the question between its title and {');
  if (isHtml(before)) return no(report, before, htmlProblem);
  if (text.length > limits.text)
    return no(report, before, `This question has more than ${limits.text} characters: shorten it`);
  return text;
}

type Key = { readonly type: Question['type']; readonly feedback: readonly string[] };

/** Which type it is follows from the marks in the braces, in the order in which Moodle asks for them. */
function readAnswers(body: Piece, report: Report): Key | undefined {
  if (body.text === '')
    return no(
      report,
      body,
      'The braces are empty, and a text that somebody writes freely cannot be graded here: add answers, or ask for the text in a task of the program, which a person judges',
    );
  if (body.text.startsWith('>')) return saying([], readOrdering(body, report));
  const said = feedbackOf(answersIn(body.text.startsWith('#') ? part(body, 1) : body));
  if (body.text.startsWith('#')) return saying(said, readNumeric(body, report));
  if (body.text.includes('~')) return saying(said, readChoices(body, report));
  if (body.text.includes('=') && body.text.includes('->')) return saying([], readMatching(body, report));
  const [word, ...more] = body.text.split('#').map((one) => one.trim());
  if (word !== undefined && /^(t|true|f|false)$/i.test(word))
    return saying(truthSaid(body, more.length), readTrueFalse(word));
  return saying(said, readShort(body, report));
}

function saying<K extends object>(feedback: readonly string[], key: K | undefined) {
  return key && { ...key, feedback };
}

/** Behind TRUE or FALSE: what is said to who was wrong, then what is said to who was right. */
function truthSaid(body: Piece, count: number): string[] {
  const [, wrong] = cut(body, '#');
  if (!wrong) return [];
  const parts = count > 1 ? cut(wrong, '#') : [wrong];
  return parts.flatMap((one) => (one?.text ? [paragraphs(one)] : []));
}
