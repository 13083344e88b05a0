import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import fontkit from '@pdf-lib/fontkit';
import type { PDFDocument, PDFFont } from 'pdf-lib';

export type Face = 'regular' | 'bold' | 'italic';

/** The fonts of a document, and what of a text they can show. */
export interface Fonts {
  readonly faces: Readonly<Record<Face, PDFFont>>;
  /** The text with `□` for each character that the fonts lack. */
  shown(text: string): string;
  /** Whether anything was missed so far. */
  readonly missed: () => boolean;
  /** How wide a word is, in points; each is measured once, which takes longer than anything else in a document. */
  widthOf(text: string, face: Face, size: number): number;
  /** The face that a word is written in: the regular one where another lacks a letter of it. */
  faceFor(text: string, face: Face): Face;
}

const require = createRequire(import.meta.url);

/** Latin, Greek, Cyrillic, Armenian, Georgian, Hebrew and Arabic letters; no Chinese, Japanese or Korean ones. */
const files: Readonly<Record<Face, string>> = {
  regular: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf'),
  bold: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf'),
  italic: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Oblique.ttf'),
};
/** Embeds the fonts: of each only the letters that are used. */
export async function embedFonts(document: PDFDocument): Promise<Fonts> {
  document.registerFontkit(fontkit);
  const embed = async (face: Face) =>
    document.embedFont(await readFile(files[face]), { subset: true, features: { liga: false } });
  const faces = { regular: await embed('regular'), bold: await embed('bold'), italic: await embed('italic') };
  const sets = {
    regular: new Set(faces.regular.getCharacterSet()),
    bold: new Set(faces.bold.getCharacterSet()),
    italic: new Set(faces.italic.getCharacterSet()),
  };
  const has = (face: Face, character: string) => sets[face].has(character.codePointAt(0) ?? 0);
  const widths = new Map<string, number>();
  let missed = false;
  return {
    faces,
    missed: () => missed,
    widthOf(text, face, size) {
      const word = `${face} ${size} ${text}`;
      const width = widths.get(word) ?? faces[face].widthOfTextAtSize(text, size);
      widths.set(word, width);
      return width;
    },
    faceFor: (text, face) => ([...text].every((character) => has(face, character)) ? face : 'regular'),
    shown(text) {
      const characters = [...text];
      missed ||= !characters.every((character) => has('regular', character));
      return characters.map((character) => (has('regular', character) ? character : '□')).join('');
    },
  };
}
