/** Widths of Arial's characters in thousandths of the font's size; what is not listed is taken to be wide. */
const widths: Readonly<Record<string, number>> = {
  ...each("ijl'|", 222),
  ...each('.,:;!/\\ ftI[]()"`-{}*r', 333),
  ...each('ckszvxyJ^', 500),
  ...each('abdeghnopqu0123456789L_$?#', 556),
  ...each('=+<>~TFZ', 611),
  ...each('ABEKPSVXY&', 667),
  ...each('wCDHNRU', 722),
  ...each('GOQ', 778),
  ...each('mM', 833),
};
const wide = 1000;
/** Other fonts than Arial are a little wider. */
const margin = 1.2;

function each(characters: string, width: number): Record<string, number> {
  return Object.fromEntries([...characters].map((character) => [character, width]));
}

/** How wide a text is at a size of font in pixels, a little more rather than less. */
export function widthOf(text: string, size: number): number {
  let sum = 0;
  for (const character of text) sum += widths[character] ?? wide;
  return (sum * size * margin) / 1000;
}

/** A text in lines of at most this width; a word that is longer is cut. Never empty. */
export function linesOf(text: string, size: number, widest: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text
    .trim()
    .split(/\s+/)
    .flatMap((one) => piecesOf(one, size, widest))) {
    const longer = line ? `${line} ${word}` : word;
    if (line && widthOf(longer, size) > widest) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

function piecesOf(word: string, size: number, widest: number): string[] {
  if (widthOf(word, size) <= widest) return [word];
  const pieces: string[] = [];
  let piece = '';
  for (const character of word) {
    if (piece && widthOf(piece + character, size) > widest) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece];
}
