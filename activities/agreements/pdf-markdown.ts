import { type Block, readMarkdown, type Span } from '../../domain/markdown/markdown.rules.ts';
import type { Writer } from './pdf-writer.ts';

const size = 10;
const step = 18;

/** Writes a text in Markdown. */
export function writeMarkdown(writer: Writer, text: string): void {
  for (const block of readMarkdown(text)) writeBlock(writer, block, 0);
}

function writeBlock(writer: Writer, block: Block, indent: number): void {
  switch (block.kind) {
    case 'heading':
      return writeHeading(writer, block.level, block.spans, indent);
    case 'paragraph':
      return writer.text(withAddresses(block.spans), { size, indent, after: 7 });
    case 'list':
      for (const { marker, blocks } of block.items) {
        writer.marker(marker, { size, indent: indent + 4 });
        for (const inner of blocks) writeBlock(writer, inner, indent + step);
      }
      return;
    case 'quote':
      for (const inner of block.blocks) writeBlock(writer, inner, indent + step);
      return;
    case 'code':
      for (const line of block.lines)
        writer.text([{ text: line }], { size: size - 1, indent: indent + step });
      return writer.space(7);
    case 'table':
      for (const [at, cells] of block.rows.entries())
        writer.row(at === 0 ? cells.map(bold) : cells, { size, indent, after: 3 });
      return writer.space(6);
    case 'rule':
      return writer.rule();
  }
}

function writeHeading(writer: Writer, level: number, spans: readonly Span[], indent: number): void {
  writer.space(level === 1 ? 8 : 5);
  // A heading alone at the foot of a page belongs to the next one.
  writer.keepTogether(60);
  writer.text(bold(spans), { size: level === 1 ? 14 : level === 2 ? 12 : 10.5, indent, after: 5 });
}

const bold = (spans: readonly Span[]): Span[] => spans.map((span) => ({ ...span, bold: true }));

/** On paper a link is its address. */
function withAddresses(spans: readonly Span[]): Span[] {
  return spans.flatMap((span, index) => {
    const { href, text } = span;
    const ends = href !== undefined && spans[index + 1]?.href !== href;
    return ends && !href.includes(text) ? [span, { text: ` (${href})` }] : [span];
  });
}
