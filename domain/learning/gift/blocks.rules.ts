import { marked, type Piece } from './pieces.rules.ts';

/**
 * What stands between empty lines: a question or a category each. A line of a comment (`//`) is empty in it, and parts
 * nothing.
 */
export function blocksOf(lines: readonly string[]): Piece[] {
  const blocks: { line: number; lines: string[] }[] = [];
  let within = false;
  for (const [index, line] of lines.entries()) {
    const text = line.trim();
    if (text === '') within = false;
    else if (within) blocks.at(-1)?.lines.push(isComment(line) ? '' : text);
    else if (!isComment(line)) {
      within = true;
      blocks.push({ line: index + 1, lines: [text] });
    }
  }
  return blocks.map((block) => ({ line: block.line, text: marked(block.lines.join('\n')).trimEnd() }));
}

const isComment = (line: string) => line.trim().startsWith('//');

/** What a bank calls itself: the comment `// Title: …` before its first question. */
export function titleOf(lines: readonly string[]): string | undefined {
  for (const line of lines) {
    if (line.trim() !== '' && !isComment(line)) return undefined;
    const title = /^\/\/\s*Title:\s*(\S.*)$/i.exec(line.trim())?.[1];
    if (title) return title;
  }
  return undefined;
}
