import { lexer, type Token, type Tokens } from 'marked';
import { visible } from '../mail/visible-text.rules.ts';

/** A stretch of text in one style. `\n` alone is a line break that was meant. */
export interface Span {
  readonly text: string;
  readonly bold?: true;
  readonly italic?: true;
  readonly code?: true;
  /** `http`, `https` or `mailto` only; any other link is its words alone. */
  readonly href?: string;
}

/** What Markdown says, apart from how it is shown. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly spans: readonly Span[] }
  | { readonly kind: 'paragraph'; readonly spans: readonly Span[] }
  | { readonly kind: 'list'; readonly items: readonly ListItem[] }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | { readonly kind: 'code'; readonly lines: readonly string[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly (readonly Span[])[])[] }
  | { readonly kind: 'rule' };
export interface ListItem {
  /** `•`, or the number with a dot. */
  readonly marker: string;
  readonly blocks: readonly Block[];
}

/** Deeper nesting says nothing to a reader, and could be made to exhaust the stack. */
const deepest = 8;

/**
 * Reads Markdown (CommonMark with tables). HTML in it is text like any other, an image is its description, and nothing
 * that cannot be seen is left in it.
 */
export function readMarkdown(text: string): Block[] {
  return blocksOf(lexer(text.slice(0, 100_000)), 0);
}

function blocksOf(tokens: readonly Token[], depth: number): Block[] {
  return tokens.flatMap((token) => blockOf(token, depth));
}

function blockOf(token: Token, depth: number): Block[] {
  if (depth > deepest) return paragraph([{ text: visible(token.raw) }]);
  switch (token.type) {
    case 'space':
    case 'def':
      return [];
    case 'hr':
      return [{ kind: 'rule' }];
    case 'heading':
      return [{ kind: 'heading', level: (token as Tokens.Heading).depth, spans: spansOf(token.tokens) }];
    case 'code':
      return [{ kind: 'code', lines: (token as Tokens.Code).text.split('\n').map(visible) }];
    case 'blockquote':
      return [{ kind: 'quote', blocks: blocksOf(token.tokens ?? [], depth + 1) }];
    case 'list':
      return [listOf(token as Tokens.List, depth)];
    case 'table':
      return [tableOf(token as Tokens.Table)];
    case 'paragraph':
    case 'text':
      return paragraph(token.tokens ? spansOf(token.tokens) : [{ text: visible(token.raw) }]);
    default:
      return paragraph([{ text: visible(token.raw) }]);
  }
}

function paragraph(spans: readonly Span[]): Block[] {
  return spans.some(({ text }) => text.trim() !== '') ? [{ kind: 'paragraph', spans }] : [];
}

function listOf({ ordered, start, items }: Tokens.List, depth: number): Block {
  const first = Number(start) || 1;
  const marker = (index: number) => (ordered ? `${first + index}.` : '•');
  return {
    kind: 'list',
    items: items.map(({ tokens }, index) => ({
      marker: marker(index),
      blocks: blocksOf(tokens, depth + 1),
    })),
  };
}

function tableOf({ header, rows }: Tokens.Table): Block {
  return {
    kind: 'table',
    rows: [header, ...rows].map((cells) => cells.map(({ tokens }) => spansOf(tokens))),
  };
}

type Style = Omit<Span, 'text'>;

function spansOf(tokens: readonly Token[] | undefined, style: Style = {}, depth = 0): Span[] {
  return (tokens ?? []).flatMap((token) => spansIn(token, style, depth + 1));
}

/** The kinds of token with others inside; an extension of the reader's may have some too. */
const insideOf = (token: Token): readonly Token[] | undefined =>
  'tokens' in token ? token.tokens : undefined;

function spansIn(token: Token, style: Style, depth: number): Span[] {
  const inner = (more: Style) => spansOf(insideOf(token), { ...style, ...more }, depth);
  if (depth > deepest) return [{ ...style, text: visible(token.raw) }];
  switch (token.type) {
    case 'br':
      return [{ text: '\n' }];
    case 'strong':
      return inner({ bold: true });
    case 'em':
      return inner({ italic: true });
    case 'del':
      return inner({});
    case 'codespan':
      return [{ ...style, code: true, text: visible((token as Tokens.Codespan).text) }];
    case 'link':
      return inner(safeLink((token as Tokens.Link).href));
    case 'image':
    case 'escape':
      return [{ ...style, text: visible((token as Tokens.Image | Tokens.Escape).text) }];
    default:
      return insideOf(token) ? inner({}) : [{ ...style, text: visible(token.raw) }];
  }
}

/**
 * Where the link that ends with this span leads, to be said behind it, unless its words say so: a value that somebody
 * typed may be part of a program's text, and could be a link whose words are ours. Empty where there is nothing to say.
 */
export function placeBehind(spans: readonly Span[], index: number): string {
  const { href, text = '' } = spans[index] ?? {};
  if (href === undefined || spans[index + 1]?.href === href) return '';
  const { host, pathname } = new URL(href);
  const place = host || pathname;
  return text.includes(place) ? '' : place;
}

function safeLink(href: string): Style {
  const url = URL.canParse(href) ? new URL(href) : undefined;
  return url && ['https:', 'http:', 'mailto:'].includes(url.protocol) ? { href: url.href } : {};
}
