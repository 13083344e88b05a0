import type { MatchingQuestion, OrderingQuestion } from '../question.schema.ts';
import { idOfText } from '../slugs.rules.ts';
import { limits, no, type Report, repeated, wordsOf } from './answers.rules.ts';
import { cut, type Piece, part, splitBefore } from './pieces.rules.ts';

type Matching = Pick<MatchingQuestion, 'type' | 'pairs' | 'others'>;

/** `=left -> right` for each pair; `= -> right` for what belongs to nothing. */
export function readMatching(body: Piece, report: Report): Matching | undefined {
  const parts = splitBefore(body, '=');
  const read = parts.map((one) => readPair(one, report));
  if (read.includes(undefined)) return undefined;
  const all = read as { left: string; right: string }[];
  const pairs = all.filter(({ left }) => left !== '');
  const others = all.filter(({ left }) => left === '').map(({ right }) => right);
  const [twice] = repeated(pairs.map(({ left }) => left));
  if (twice !== undefined)
    return no(report, body, `“${twice}” stands on the left twice: give it one partner`);
  const rights = [...new Set(pairs.map(({ right }) => right)), ...others];
  const [again] = repeated(rights);
  if (again !== undefined)
    return no(report, body, `“${again}” stands on the right twice: write it alike, once`);
  if (pairs.length < 2) return no(report, body, 'Give at least two pairs, each as =left -> right');
  if (pairs.length > limits.choices) return no(report, body, `Give ${limits.choices} pairs at most`);
  return { type: 'matching', pairs: pairs.map((pair) => ({ id: idOfText(pair.left), ...pair })), others };
}

function readPair(one: Piece & { readonly mark: string }, report: Report) {
  if (one.mark === '') return no(report, one, 'Begin each pair with =: =left -> right');
  const [left, right] = cut(one, '->');
  if (!right) return no(report, one, 'This pair has no ->: write it as =left -> right');
  const words = wordsOf(right, report, 'right side');
  if (left.text === '') return words === undefined ? undefined : { left: '', right: words };
  const from = wordsOf(left, report, 'left side');
  return from === undefined || words === undefined ? undefined : { left: from, right: words };
}

/** How many are shown, which, how laid out and how graded: Moodle's words, of which only how many means anything here. */
const head =
  /^>\s*(\d+)?((?:\s+(?:ALL|EXACT|RANDOM|REL|CONTIGUOUS|CONTIG|HORIZONTAL|HORI|H|1|VERTICAL|VERT|V|0|ALL_OR_NOTHING|(?:ABSOLUTE|RELATIVE|LONGEST)\w*|ABS|SHOW|HIDE|TRUE|FALSE|YES|NO|none|abc|ABCD|123|iii|IIII)(?=\s|$))*)/;

/** `>` and the items, one a line, from the first to the last. */
export function readOrdering(
  body: Piece,
  report: Report,
): Pick<OrderingQuestion, 'type' | 'items'> | undefined {
  const [begin = '', count] = head.exec(body.text) ?? [];
  const lines = itemLines(part(body, begin.length));
  const texts = lines.map((line) => wordsOf(line, report, 'item'));
  if (texts.includes(undefined)) return undefined;
  const items = (texts as string[]).map((text) => ({ id: idOfText(text), text }));
  const [twice] = repeated(texts as string[]);
  if (twice !== undefined)
    return no(report, body, `“${twice}” is there twice: no order of the two would be right`);
  if (items.length < 2 || items.length > limits.choices)
    return no(report, body, `Give 2 to ${limits.choices} items to put in order, one on each line`);
  if (count !== undefined && Number(count) < items.length)
    return no(
      report,
      body,
      `Some of the items only, ${count} of ${items.length}, cannot be asked for: write > alone, and all are put in order`,
    );
  return { type: 'ordering', items };
}

function itemLines({ text, line }: Piece): Piece[] {
  return text
    .split('\n')
    .map((item, index) => ({ text: item.trim(), line: line + index }))
    .filter((item) => item.text !== '');
}
