import type { Report } from './gift/answers.rules.ts';
import { blocksOf, titleOf } from './gift/blocks.rules.ts';
import { oneLine, type Piece, part } from './gift/pieces.rules.ts';
import { readQuestion } from './gift/question.rules.ts';
import { type LineProblem, linesOf, type ReadText } from './plain-text.rules.ts';
import type { Bank, Question } from './question.schema.ts';
import { slugOf } from './slugs.rules.ts';

const mostQuestions = 1000;

/**
 * Reads a bank of questions from GIFT, Moodle's plain text for questions (its documentation: "GIFT format"), or says all
 * that is wrong with it. Of GIFT, what a quiz here could not ask or grade is a problem of its own: essays, descriptions,
 * missing words, part of a point, wildcards, HTML. Two things are asked for beyond GIFT: the comment `// Title: …` before
 * the first question, and a title for each question, from which its id follows.
 */
export function readGift(bank: string, source: string): ReadText<Bank> {
  const { lines, problems: unreadable } = linesOf(source);
  const problems: LineProblem[] = [...unreadable];
  const report: Report = ({ line }, message) => problems.push({ line, message });
  const title = titleOf(lines);
  if (title === undefined)
    report(
      { line: 1 },
      'Say what the bank is called: write // Title: Platform basics above the first question',
    );
  else if (title.length > 120) report({ line: 1 }, 'The title of the bank can have 120 characters at most');
  const read = readBlocks(blocksOf(lines), report);
  if (read.length === 0) report({ line: 1 }, 'There is no question in this text: add one');
  if (read.length > mostQuestions)
    report({ line: 1 }, `A bank can have ${mostQuestions} questions: make two of it, by subject`);
  const questions = read.filter((one) => one !== undefined);
  if (title === undefined || problems.length > 0) return { problems: problems.toSorted(byLine) };
  return { read: { bank, title, questions } };
}

const byLine = (a: LineProblem, b: LineProblem) => a.line - b.line;

function readBlocks(blocks: readonly Piece[], report: Report): (Question | undefined)[] {
  const lineOf = new Map<string, number>();
  let category: string | undefined;
  return blocks.flatMap((block) => {
    if (block.text.startsWith('$CATEGORY:')) {
      category = readCategory(block, report);
      return [];
    }
    const question = readQuestion(block, category, report);
    const before = question && lineOf.get(question.id);
    if (before !== undefined)
      report(block, `The question in line ${before} has the same title: change one of the two`);
    if (question) lineOf.set(question.id, lineOf.get(question.id) ?? block.line);
    return [question];
  });
}

/** The last part of Moodle's paths: `$course$/top/Recovery` is `recovery`. */
function readCategory(block: Piece, report: Report): string | undefined {
  if (block.text.includes('\n')) {
    report(block, 'Leave an empty line behind $CATEGORY: what follows would be part of its name');
    return undefined;
  }
  const last = oneLine(part(block, '$CATEGORY:'.length)).split('/').at(-1)?.trim() ?? '';
  if (/^(\$\w+\$|top)$/.test(last)) return undefined;
  const category = slugOf(last);
  if (category === '') report(block, 'Name the category: $CATEGORY: Recovery');
  return category || undefined;
}
