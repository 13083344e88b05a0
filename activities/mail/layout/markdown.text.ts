import { type Block, readMarkdown, type Span } from '../../../domain/markdown/markdown.rules.ts';

/** Markdown as plain text that reads well: without its marks, with addresses beside the words of links. */
export function markdownText(text: string): string {
  return blocksText(readMarkdown(text)).join('\n\n');
}

function blocksText(blocks: readonly Block[]): string[] {
  return blocks.map(blockText).filter((text) => text !== '');
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return spansText(block.spans);
    case 'list':
      return block.items.map(({ marker, blocks }) => itemText(marker, blocks)).join('\n');
    case 'quote':
      return blocksText(block.blocks).join('\n\n').replace(/^/gm, '> ');
    case 'code':
      return block.lines.join('\n');
    case 'table':
      return block.rows.map((cells) => cells.map(spansText).join(' | ')).join('\n');
    case 'rule':
      return '-----';
  }
}

function itemText(marker: string, blocks: readonly Block[]): string {
  const mark = marker === '•' ? '-' : marker;
  return `${mark} ${blocksText(blocks)
    .join('\n')
    .replace(/\n/g, `\n${' '.repeat(mark.length + 1)}`)}`;
}

function spansText(spans: readonly Span[]): string {
  const lines = withAddresses(spans).replace(/ *\n */g, '\n');
  return lines.replace(/ {2,}/g, ' ').trim();
}

/** The address stands behind the last piece of its link, unless the words are the address. */
function withAddresses(spans: readonly Span[]): string {
  return spans
    .map(({ text, href }, index) => {
      if (!href || spans[index + 1]?.href === href) return text;
      const address = href.replace(/^mailto:/, '');
      return address.replace(/\/$/, '') === text.replace(/\/$/, '') ? text : `${text} (${address})`;
    })
    .join('');
}
