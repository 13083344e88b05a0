const narrow = new Set("ijltfrI.,:;|!'()[]- ");
const wide = new Set('mwMWABCDEFGHKNOPQRSUVXYZ@%&…—');

/** Roughly how wide words are in a sans-serif face, in pixels; rather too wide than too narrow. */
export function textWidth(text: string, size: number): number {
  let units = 0;
  for (const character of text) units += narrow.has(character) ? 0.38 : wide.has(character) ? 0.82 : 0.61;
  return units * size;
}

/** Breaks words into lines that are at most this wide; a word that is wider alone is broken, too. */
export function brokenLines(text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).flatMap((one) => pieces(one, size, width))) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && textWidth(longer, size) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function pieces(word: string, size: number, width: number): string[] {
  if (textWidth(word, size) <= width) return [word];
  const all: string[] = [''];
  for (const character of word) {
    const longer = (all.at(-1) ?? '') + character;
    if (textWidth(longer, size) <= width) all[all.length - 1] = longer;
    else all.push(character);
  }
  return all;
}

/** Words inside a picture: markup escaped, and characters that XML does not allow taken out. */
export function inXml(text: string): string {
  const allowed = [...text.toWellFormed()].filter(
    (one) => one >= ' ' && one !== '\ufffe' && one !== '\uffff',
  );
  return allowed
    .join('')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Lines of text below each other; `y` is the base of the first. */
export function textBlock(
  lines: readonly string[],
  { x, y, step, className, anchor = 'start' }: TextPlace,
): string {
  return lines
    .map(
      (line, index) =>
        `<text x="${round(x)}" y="${round(y + index * step)}" class="${className}" text-anchor="${anchor}">${inXml(line)}</text>`,
    )
    .join('');
}
interface TextPlace {
  readonly x: number;
  readonly y: number;
  readonly step: number;
  readonly className: string;
  readonly anchor?: 'start' | 'middle' | 'end';
}

export const round = (value: number): number => Math.round(value * 10) / 10;
