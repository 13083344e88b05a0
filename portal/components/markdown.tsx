import type { Child } from 'hono/jsx';
import {
  type Block,
  type ListItem,
  placeBehind,
  readMarkdown,
  type Span,
} from '../../domain/markdown/markdown.rules.ts';

interface MarkdownProps {
  readonly text: string;
  /** The level of the page's heading above it: its own begin below. */
  readonly under?: 1 | 2;
}

/** Words that somebody wrote in Markdown. No HTML comes through, and links lead only where domain/markdown lets them. */
export function Markdown({ text, under = 2 }: MarkdownProps) {
  const blocks = readMarkdown(text);
  const levels = blocks.flatMap((block) => (block.kind === 'heading' ? [block.level] : []));
  const ranks = [...new Set(levels)].sort((a, b) => a - b);
  return (
    <div class="prose">
      <Blocks blocks={blocks} headings={{ under, ranks }} />
    </div>
  );
}

const firstLine = (text: string): readonly Span[] =>
  readMarkdown(text).flatMap((block) => ('spans' in block ? [block.spans] : []))[0] ?? [];

/** One paragraph of Markdown inside other words: a label, a point of a list. */
export function Line({ text }: { text: string }) {
  return <Spans spans={firstLine(text)} />;
}

/** The same where only text can stand. */
export const plainText = (text: string): string =>
  firstLine(text)
    .map((span) => span.text)
    .join('');

/** Where the headings of a text belong: the highest that it has comes right below the page's. */
interface Headings {
  readonly under: 1 | 2;
  /** The levels that the text has. */
  readonly ranks: readonly number[];
}

function Blocks({ blocks, headings }: { blocks: readonly Block[]; headings: Headings }) {
  return (
    <>
      {blocks.map((block) => (
        <OneBlock block={block} headings={headings} />
      ))}
    </>
  );
}

function OneBlock({ block, headings }: { block: Block; headings: Headings }) {
  switch (block.kind) {
    case 'heading':
      return <Heading level={levelOf(block.level, headings)} spans={block.spans} />;
    case 'paragraph':
      return (
        <p dir="auto">
          <Spans spans={block.spans} />
        </p>
      );
    case 'list':
      return <List items={block.items} headings={headings} />;
    case 'quote':
      return (
        <blockquote>
          <Blocks blocks={block.blocks} headings={headings} />
        </blockquote>
      );
    case 'code':
      return <pre>{block.lines.join('\n')}</pre>;
    case 'table':
      return <Table rows={block.rows} />;
    case 'rule':
      return <hr />;
  }
}

function levelOf(level: number, { under, ranks }: Headings): number {
  return under + 1 + Math.max(0, ranks.indexOf(level));
}

function Heading({ level, spans }: { level: number; spans: readonly Span[] }) {
  const Tag = level <= 2 ? 'h2' : level === 3 ? 'h3' : 'h4';
  return (
    <Tag dir="auto">
      <Spans spans={spans} />
    </Tag>
  );
}

function List({ items, headings }: { items: readonly ListItem[]; headings: Headings }) {
  const points = items.map(({ blocks }) => (
    <li dir="auto">
      <Blocks blocks={blocks} headings={headings} />
    </li>
  ));
  const marker = items[0]?.marker ?? '•';
  return marker === '•' ? <ul>{points}</ul> : <ol start={Number.parseInt(marker, 10)}>{points}</ol>;
}

/** Wider than a phone, it scrolls by itself: with the keyboard, too. */
function Table({ rows }: { rows: readonly (readonly (readonly Span[])[])[] }) {
  const [head = [], ...body] = rows;
  const columns = head.map((spans) => spans.map(({ text }) => text).join('')).join(', ');
  return (
    <section class="scrolls" aria-label={`Table: ${columns}`} tabindex={0}>
      <table>
        <thead>
          <tr>
            {head.map((spans) => (
              <th scope="col" dir="auto">
                <Spans spans={spans} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((cells) => (
            <tr>
              {cells.map((spans) => (
                <td dir="auto">
                  <Spans spans={spans} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Spans({ spans }: { spans: readonly Span[] }) {
  return (
    <>
      {spans.map((span, index) => {
        const place = placeBehind(spans, index);
        return (
          <>
            <Styled span={span} />
            {place ? ` (${place})` : null}
          </>
        );
      })}
    </>
  );
}

function Styled({ span: { text, bold, italic, code, href } }: { span: Span }) {
  if (text === '\n') return <br />;
  let words: Child = code ? <code>{text}</code> : text;
  if (bold) words = <strong>{words}</strong>;
  if (italic) words = <em>{words}</em>;
  return href ? (
    <a href={href} rel="noopener noreferrer">
      {words}
    </a>
  ) : (
    <span>{words}</span>
  );
}
