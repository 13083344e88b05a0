import { columnOf, lineEnd, lineStart } from './lines.rules.ts';
import type { Container, Tree } from './tree.rules.ts';

/** An entry with the comments that belong to it: above it, behind it, and deeper ones below it. */
export interface Region {
  readonly lead: number;
  readonly end: number;
}

/** The regions of a block container's entries, in order. Blank lines between them belong to nobody. */
export function regionsOf(tree: Tree, { node, entries }: Container): Region[] {
  const root = node === tree.document.contents;
  const regions: Region[] = [];
  for (const [index, { start, end }] of entries.entries()) {
    const column = columnOf(tree.source, entries[0]?.start ?? start);
    const previous = regions[index - 1];
    const lead = previous
      ? firstComment(tree.source, previous.end, start)
      : root
        ? start
        : commentsAbove(tree.source, start);
    const next = entries[index + 1]?.start ?? tree.source.length;
    regions.push({ lead, end: behind(tree.source, lineEnd(tree.source, end), column, next) });
  }
  return regions;
}

function firstComment(source: string, from: number, start: number): number {
  const at = source.slice(from, lineStart(source, start)).search(/#/);
  return at < 0 ? start : from + at;
}

/** Comment lines directly above a first entry. */
function commentsAbove(source: string, start: number): number {
  let lead = start;
  let line = lineStart(source, start);
  if (source.slice(line, start).trim() !== '') return start;
  while (line > 0) {
    const above = lineStart(source, line - 1);
    const text = source.slice(above, line);
    if (!text.trimStart().startsWith('#')) break;
    lead = above + text.length - text.trimStart().length;
    line = above;
  }
  return lead;
}

/** The end of the comments below an entry that are indented deeper than it is. */
function behind(source: string, from: number, column: number, next: number): number {
  let end = from;
  let at = from;
  while (at < source.length) {
    const start = source.indexOf('\n', at) + 1;
    if (start === 0 || start >= next) break;
    const stop = lineEnd(source, start);
    const text = source.slice(start, stop);
    const words = text.trimStart();
    if (words !== '' && !(words.startsWith('#') && text.length - words.length > column)) break;
    if (words !== '') end = stop;
    at = stop;
  }
  return end;
}
