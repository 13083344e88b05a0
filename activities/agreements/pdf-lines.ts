import type { Span } from '../../domain/markdown/markdown.rules.ts';
import type { Face, Fonts } from './pdf-fonts.ts';

/** A piece of a line in one face. */
export interface Piece {
  readonly text: string;
  readonly face: Face;
  /** Points from the start of the line. */
  readonly x: number;
}
export type Line = readonly Piece[];

interface Word {
  readonly text: string;
  readonly face: Face;
  /** A space stands before it. */
  readonly apart: boolean;
}
export interface Measure {
  readonly fonts: Fonts;
  /** Points. */
  readonly size: number;
  readonly width: number;
}

/** Breaks spans into lines that fit: between words, and inside a word only where it is longer than a line. */
export function wrap(spans: readonly Span[], measure: Measure): Line[] {
  const lines: Piece[][] = [[]];
  let x = 0;
  const newLine = () => {
    lines.push([]);
    x = 0;
  };
  for (const word of wordsOf(spans, measure)) {
    if (word.text === '\n') {
      newLine();
      continue;
    }
    const gap = word.apart && x > 0 ? widthOf(' ', word.face, measure) : 0;
    const wide = widthOf(word.text, word.face, measure);
    if (x > 0 && x + gap + wide > measure.width) newLine();
    else x += gap;
    lines.at(-1)?.push({ text: word.text, face: word.face, x });
    x += wide;
  }
  return lines;
}

const widthOf = (text: string, face: Face, { fonts, size }: Measure) => fonts.widthOf(text, face, size);

function wordsOf(spans: readonly Span[], measure: Measure): Word[] {
  const words: Word[] = [];
  let apart = false;
  for (const { text, face } of spans.flatMap(partsOf)) {
    if (text === '\n') words.push({ text, face, apart: false });
    else if (text.trim() !== '') words.push(...broken(measure.fonts.shown(text), face, apart, measure));
    apart = text.startsWith(' ');
  }
  return words;
}

/** Words, the spaces between them, and line breaks. */
function partsOf({ text, bold, italic }: Span): { text: string; face: Face }[] {
  const face = bold ? 'bold' : italic ? 'italic' : 'regular';
  return text.split(/( +)/).flatMap((part) => (part === '' ? [] : [{ text: part, face }]));
}

/** A word in pieces that each fit a line. */
function broken(text: string, wanted: Face, apart: boolean, measure: Measure): Word[] {
  const face = measure.fonts.faceFor(text, wanted);
  if (widthOf(text, face, measure) <= measure.width) return [{ text, face, apart }];
  const words: Word[] = [];
  let piece = '';
  for (const character of text) {
    if (piece !== '' && widthOf(piece + character, face, measure) > measure.width) {
      words.push({ text: piece, face, apart: words.length === 0 && apart });
      piece = '';
    }
    piece += character;
  }
  return [...words, { text: piece, face, apart: words.length === 0 && apart }];
}
