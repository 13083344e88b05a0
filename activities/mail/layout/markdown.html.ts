import {
  type Block,
  type ListItem,
  placeBehind,
  readMarkdown,
  type Span,
} from '../../../domain/markdown/markdown.rules.ts';
import { escapeHtml } from './escape.ts';
import { font, light } from './palette.ts';

const words = `${font};font-size:16px;line-height:24px;color:${light.text}`;

/** Markdown in the house's layout: inline styles, everything escaped, links as domain/markdown allows them. */
export function markdownHtml(text: string): string {
  return readMarkdown(text).map(blockHtml).join('\n');
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return headingHtml(block.level, block.spans);
    case 'paragraph':
      return `<p class="text" dir="auto" style="margin:0 0 14px;${words}">${spansHtml(block.spans)}</p>`;
    case 'list':
      return listHtml(block.items);
    case 'quote':
      return `<blockquote style="margin:0 0 14px;padding:2px 0 2px 14px;border-left:3px solid ${light.border}">${block.blocks.map(blockHtml).join('')}</blockquote>`;
    case 'code':
      return `<pre class="text" style="margin:0 0 14px;white-space:pre-wrap;font-size:14px;line-height:20px;color:${light.text}">${block.lines.map(escapeHtml).join('\n')}</pre>`;
    case 'table':
      return tableHtml(block.rows);
    case 'rule':
      return `<hr style="margin:0 0 14px;border:0;border-top:1px solid ${light.border}">`;
  }
}

/** The mail's own heading is the first one, so those of the text begin below it. */
function headingHtml(level: number, spans: readonly Span[]): string {
  const [tag, size] = level === 1 ? ['h2', 19] : ['h3', 17];
  return `<${tag} class="text" dir="auto" style="margin:18px 0 10px;${font};font-size:${size}px;line-height:26px;font-weight:700;color:${light.text}">${spansHtml(spans)}</${tag}>`;
}

function listHtml(items: readonly ListItem[]): string {
  const [first] = items;
  const number = first?.marker === '•' ? undefined : Number.parseInt(first?.marker ?? '1', 10);
  const [open, close] = number === undefined ? ['ul', 'ul'] : [`ol start="${number}"`, 'ol'];
  const entries = items.map(({ blocks }) => `<li dir="auto" style="margin:0 0 4px">${itemHtml(blocks)}</li>`);
  return `<${open} class="text" style="margin:0 0 14px;padding:0 0 0 24px;${words}">${entries.join('')}</${close}>`;
}

/** A point of one sentence needs no paragraph around it. */
function itemHtml(blocks: readonly Block[]): string {
  return blocks
    .map((block) => (block.kind === 'paragraph' ? spansHtml(block.spans) : blockHtml(block)))
    .join('<br>');
}

function tableHtml(rows: readonly (readonly (readonly Span[])[])[]): string {
  const cell = (spans: readonly Span[], tag: 'th' | 'td') =>
    `<${tag} align="left" dir="auto" class="text rule" style="padding:6px 12px 6px 0;border-bottom:1px solid ${light.border};vertical-align:top;${words}">${spansHtml(spans)}</${tag}>`;
  const lines = rows.map(
    (cells, index) => `<tr>${cells.map((spans) => cell(spans, index === 0 ? 'th' : 'td')).join('')}</tr>`,
  );
  return `<table cellpadding="0" cellspacing="0" style="margin:0 0 14px;border-collapse:collapse">${lines.join('')}</table>`;
}

function spansHtml(spans: readonly Span[]): string {
  return spans
    .map((span, index) => {
      const place = placeBehind(spans, index);
      return place ? `${spanHtml(span)} (${escapeHtml(place)})` : spanHtml(span);
    })
    .join('');
}

function spanHtml({ text, bold, italic, code, href }: Span): string {
  let html = text === '\n' ? '<br>' : escapeHtml(text);
  if (code) html = `<code>${html}</code>`;
  if (italic) html = `<em>${html}</em>`;
  if (bold) html = `<strong>${html}</strong>`;
  return href ? `<a class="text" href="${escapeHtml(href)}" style="color:${light.text}">${html}</a>` : html;
}
