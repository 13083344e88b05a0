import type { TextEdit } from './edit.ts';

/** The text with edits made that do not overlap. Of those at one place the first comes first. */
export function splice(source: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { from, to, insert } of inOrder(edits)) {
    parts.push(source.slice(at, from), insert);
    at = to;
  }
  return parts.join('') + source.slice(at);
}

/** By where they begin; what only inserts comes before what takes out at the same place. */
function inOrder(edits: readonly TextEdit[]): TextEdit[] {
  return edits
    .filter(({ from, to, insert }) => from !== to || insert !== '')
    .sort((a, b) => a.from - b.from || a.to - b.to);
}

/** A piece of a text that is being edited: of the first text, or put in. */
type Piece = { readonly from: number; readonly to: number } | { readonly words: string };

/** Edits made one after another as edits of the first text. */
export class Pieces {
  #pieces: Piece[];
  readonly #length: number;

  constructor(length: number) {
    this.#length = length;
    this.#pieces = [{ from: 0, to: length }];
  }

  /** Makes edits, whose offsets are those of the text as it is now. */
  apply(edits: readonly TextEdit[]): void {
    const next: Piece[] = [];
    let at = 0;
    const rest = [...this.#pieces];
    const take = (until: number, keep: boolean) => {
      while (at < until) {
        const piece = rest.shift();
        if (!piece) return;
        const length = lengthOf(piece);
        const here = Math.min(length, until - at);
        if (keep) next.push(cut(piece, 0, here));
        if (here < length) rest.unshift(cut(piece, here, length));
        at += here;
      }
    };
    for (const { from, to, insert } of inOrder(edits)) {
      take(from, true);
      if (insert !== '') next.push({ words: insert });
      take(to, false);
    }
    this.#pieces = [...next, ...rest];
  }

  /** The edits of the first text that give what is there now. */
  edits(): TextEdit[] {
    const edits: TextEdit[] = [];
    let [at, insert] = [0, ''];
    const flush = (until: number) => {
      if (until > at || insert !== '') edits.push({ from: at, to: until, insert });
      insert = '';
    };
    for (const piece of this.#pieces) {
      if ('words' in piece) insert += piece.words;
      else {
        flush(piece.from);
        at = piece.to;
      }
    }
    flush(this.#length);
    return edits;
  }
}

const lengthOf = (piece: Piece) => ('words' in piece ? piece.words.length : piece.to - piece.from);

const cut = (piece: Piece, start: number, end: number): Piece =>
  'words' in piece
    ? { words: piece.words.slice(start, end) }
    : { from: piece.from + start, to: piece.from + end };
