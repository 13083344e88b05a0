import { type PDFDocument, type PDFPage, rgb } from 'pdf-lib';
import type { Span } from '../../domain/markdown/markdown.rules.ts';
import type { Fonts } from './pdf-fonts.ts';
import { type Line, wrap } from './pdf-lines.ts';

/** A4, in points, with room for the footer below. */
const paper = { width: 595.28, height: 841.89 };
const margin = 64;
const bottom = 84;
/** Of a line of text, in points. */
const textWidth = paper.width - 2 * margin;

const ink = rgb(0.11, 0.12, 0.16);
const grey = rgb(0.35, 0.38, 0.46);
const pale = rgb(0.8, 0.82, 0.86);

export interface TextStyle {
  /** Points. */
  readonly size: number;
  /** From the left margin. */
  readonly indent?: number;
  readonly width?: number;
  /** Below the text. */
  readonly after?: number;
  readonly muted?: true;
}

/** Writes from top to bottom, on as many pages as it takes. */
export interface Writer {
  text(spans: readonly Span[], style: TextStyle): void;
  /** Begins a point of a list: what is written next stands beside the marker. */
  marker(words: string, style: TextStyle): void;
  /** Texts side by side, each as wide as its share. */
  row(cells: readonly (readonly Span[])[], style: TextStyle): void;
  /** Begins a new page unless there is room for this many points. */
  keepTogether(points: number): void;
  space(points: number): void;
  rule(): void;
  /** Writes the same line at the foot of every page, with its number. */
  footers(words: string): void;
}

export function createWriter(document: PDFDocument, fonts: Fonts): Writer {
  let page = document.addPage([paper.width, paper.height]);
  let y = paper.height - margin;
  const room = (points: number) => {
    if (y - points >= bottom) return;
    page = document.addPage([paper.width, paper.height]);
    y = paper.height - margin;
  };
  const draw = (line: Line, { size, indent = 0, muted }: TextStyle, at: number) => {
    for (const { text, face, x } of line) {
      const place = { x: margin + indent + x, y: at - size, size, color: muted ? grey : ink };
      page.drawText(text, { ...place, font: fonts.faces[face] });
    }
  };
  const leading = (size: number) => size * 1.45;
  return {
    text(spans, style) {
      const { size, indent = 0, width = textWidth - indent, after = 0 } = style;
      for (const line of wrap(spans, { fonts, size, width })) {
        room(leading(size));
        draw(line, style, y);
        y -= leading(size);
      }
      y -= after;
    },
    marker(words, style) {
      room(leading(style.size));
      draw([{ text: fonts.shown(words), face: 'regular', x: 0 }], style, y);
    },
    row(cells, style) {
      const { size, indent = 0, after = 0 } = style;
      const share = (textWidth - indent) / Math.max(1, cells.length);
      const columns = cells.map((spans) => wrap(spans, { fonts, size, width: share - 10 }));
      const height = Math.max(...columns.map((lines) => lines.length), 0);
      for (let at = 0; at < height; at += 1) {
        room(leading(size));
        for (const [column, lines] of columns.entries())
          draw(lines[at] ?? [], { ...style, indent: indent + column * share }, y);
        y -= leading(size);
      }
      y -= after;
    },
    keepTogether: room,
    space(points) {
      y -= points;
    },
    rule() {
      room(14);
      y -= 6;
      line(page, y);
      y -= 12;
    },
    footers(words) {
      const pages = document.getPages();
      const size = 7.5;
      const font = fonts.faces.regular;
      for (const [at, one] of pages.entries()) {
        line(one, bottom - 22);
        const number = `${at + 1} / ${pages.length}`;
        one.drawText(fonts.shown(words), { x: margin, y: bottom - 36, size, font, color: grey });
        const x = paper.width - margin - font.widthOfTextAtSize(number, size);
        one.drawText(number, { x, y: bottom - 36, size, font, color: grey });
      }
    },
  };
}

function line(page: PDFPage, y: number): void {
  page.drawLine({
    start: { x: margin, y },
    end: { x: paper.width - margin, y },
    thickness: 0.6,
    color: pale,
  });
}
