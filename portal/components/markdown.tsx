import type { Child } from 'hono/jsx';
import { type Block, type ListItem, readMarkdown, type Span } from '../../domain/markdown/markdown.rules.ts';

interface MarkdownProps {
  readonly text: string;
  /** The level of the page's heading above it: its own begin below. */
  readonly under?: 1 | 2;
}

/** Words that somebody wrote in Markdown. No HTML comes through, and links lead only where domain/markdown lets them. */
export function Markdown({ text, under = 2 }: MarkdownProps) {
  return (
    <div class="prose">
      <Blocks blocks={readMarkdown(text)} under={under} />
    </div>
  );
}

function Blocks({ blocks, under }: { blocks: readonly Block[]; under: 1 | 2 }) {
  return (
    <>
      {blocks.map((block) => (
        <OneBlock block={block} under={under} />
      ))}
    </>
  );
}

function OneBlock({ block, under }: { block: Block; under: 1 | 2 }) {
  switch (block.kind) {
    case 'heading':
      return <Heading level={block.level + under} spans={block.spans} />;
    case 'paragraph':
      return (
        <p dir="auto">
          <Spans spans={block.spans} />
        </p>
      );
    case 'list':
      return <List items={block.items} under={under} />;
    case 'quote':
      return (
        <blockquote>
          <Blocks blocks={block.blocks} under={under} />
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

function Heading({ level, spans }: { level: number; spans: readonly Span[] }) {
  const Tag = level <= 2 ? 'h2' : level === 3 ? 'h3' : 'h4';
  return (
    <Tag dir="auto">
      <Spans spans={spans} />
    </Tag>
  );
}

function List({ items, under }: { items: readonly ListItem[]; under: 1 | 2 }) {
  const points = items.map(({ blocks }) => (
    <li dir="auto">
      <Blocks blocks={blocks} under={under} />
    </li>
  ));
  const marker = items[0]?.marker ?? '•';
  return marker === '•' ? <ul>{points}</ul> : <ol start={Number.parseInt(marker, 10)}>{points}</ol>;
}

function Table({ rows }: { rows: readonly (readonly (readonly Span[])[])[] }) {
  const [head = [], ...body] = rows;
  return (
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
  );
}

function Spans({ spans }: { spans: readonly Span[] }) {
  return (
    <>
      {spans.map((span) => (
        <Styled span={span} />
      ))}
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
