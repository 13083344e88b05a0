import { cut, isHtml, oneLine, type Piece, paragraphs, part, splitBefore } from './pieces.rules.ts';

/** Tells what is wrong, at a line. */
export type Report = (at: { readonly line: number }, message: string) => void;

/** One of the answers in braces: `=` or `~`, a weight in percent, its words, and what is said to whoever gave it. */
export interface GivenAnswer extends Piece {
  readonly mark: string;
  readonly weight?: number | undefined;
  readonly feedback?: string | undefined;
}

/** The answers that begin with `=` or `~`; of words that stand alone, one without a mark. */
export function answersIn(body: Piece): GivenAnswer[] {
  return splitBefore(body, '=~').map(({ mark, ...piece }) => {
    const [words, feedback] = cut(piece, '#');
    const weight = /^%(-?\d+(?:\.\d+)?)%/.exec(words.text);
    return {
      ...(weight ? part(words, weight[0].length) : words),
      mark,
      ...(weight ? { weight: Number(weight[1]) } : {}),
      ...(feedback?.text ? { feedback: paragraphs(feedback) } : {}),
    };
  });
}

/** What is said of each answer, as one text for who has been graded. */
export function feedbackOf(answers: readonly GivenAnswer[]): string[] {
  return answers.flatMap((answer) => {
    const { feedback, text } = answer;
    if (feedback === undefined) return [];
    return [text === '' ? feedback : `${oneLine(answer)}: ${feedback}`];
  });
}

/** The most characters, and the most choices; `block`: with all its marks and feedback. */
export const limits = { text: 4000, choice: 500, choices: 20, block: 40_000 } as const;

/** The words of something that can be chosen; undefined where they were reported to be wrong. */
export function wordsOf(piece: Piece, report: Report, what = 'answer'): string | undefined {
  const words = oneLine(piece);
  if (words === '') return no(report, piece, `This ${what} is empty: write it, or take its mark away`);
  if (isHtml(piece)) return no(report, piece, htmlProblem);
  if (words.length > limits.choice)
    return no(report, piece, `This ${what} has more than ${limits.choice} characters: shorten it`);
  return words;
}

export const htmlProblem = 'HTML is not shown to learners: write this in Markdown, and take [html] away';

/** Reports, and answers nothing. */
export function no(report: Report, at: { readonly line: number }, message: string): undefined {
  report(at, message);
  return undefined;
}

/** Those that are there twice; in the order in which they stand. */
export function repeated(words: readonly string[]): string[] {
  const known = new Set<string>();
  return words.filter((word) => known.size === known.add(word.toLowerCase()).size);
}
