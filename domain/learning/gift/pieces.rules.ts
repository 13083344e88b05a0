/** A stretch of a bank's text, trimmed, and the line on which it begins. Escaped characters stand in it as marks. */
export interface Piece {
  readonly text: string;
  readonly line: number;
}

/** What GIFT lets a backslash stand before, and the marks that stand in for them while the text is taken apart. */
const escapable = ':#={}~n\\';
const firstMark = 0xe000;
const marks = /[\ue000-\ue007]/g;

/** `\:` `\#` `\=` `\{` `\}` `\~` `\\` and `\n` (a line's end) as one mark each; any other backslash is itself. */
export function marked(text: string): string {
  return text.replace(/\\([:#={}~n\\])/g, (_, character: string) =>
    String.fromCharCode(firstMark + escapable.indexOf(character)),
  );
}

function unmarked(text: string): string {
  return text.replace(marks, (mark) => {
    const character = escapable[mark.charCodeAt(0) - firstMark] ?? '';
    return character === 'n' ? '\n' : character;
  });
}

/** The part of a piece from one place to another. */
export function part({ text, line }: Piece, from: number, to = text.length): Piece {
  const whole = text.slice(from, to);
  const blank = whole.length - whole.trimStart().length;
  return { text: whole.trim(), line: line + countLines(text.slice(0, from + blank)) };
}

const countLines = (text: string) => text.split('\n').length - 1;

/** Before and behind the first (or last) place of a separator; what is behind is absent where there is none. */
export function cut(piece: Piece, separator: string, which: 'first' | 'last' = 'first'): [Piece, Piece?] {
  const at = which === 'first' ? piece.text.indexOf(separator) : piece.text.lastIndexOf(separator);
  if (at < 0) return [piece];
  return [part(piece, 0, at), part(piece, at + separator.length)];
}

/** The parts that begin with one of these characters; what stands before the first of them is a part without a mark. */
export function splitBefore(piece: Piece, characters: string): (Piece & { readonly mark: string })[] {
  let { line } = piece;
  return piece.text.split(new RegExp(`(?=[${characters}])`)).flatMap((text) => {
    const mark = characters.includes(text[0] ?? ' ') ? (text[0] ?? '') : '';
    const one = { ...part({ text, line }, mark.length), mark };
    line += countLines(text);
    return mark === '' && one.text === '' ? [] : [one];
  });
}

const formats = /^\[(html|moodle|plain|markdown)\]/;

/** Whether a text says of itself that it is HTML. */
export const isHtml = ({ text }: Piece): boolean => formats.exec(text)?.[1] === 'html';

/** A piece as Markdown: what was escaped is itself again, its lines stand together without blank ones. */
export function paragraphs({ text }: Piece): string {
  const lines = text.replace(formats, '').split('\n');
  const together = lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
  return unmarked(together).trim();
}

/** A piece on one line. */
export function oneLine(piece: Piece): string {
  return paragraphs(piece).replace(/\s+/g, ' ').trim();
}
