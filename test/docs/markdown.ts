import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A row of a table, by the headings of its columns. */
export type Row = Readonly<Record<string, string>>;

const cells = (line: string) =>
  line
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());

/** The tables of a page. */
export function tablesOf(markdown: string): Row[][] {
  const blocks = markdown
    .split('\n\n')
    .map((block) => block.split('\n').filter((line) => line.startsWith('|')));
  return blocks
    .filter((lines) => lines.length > 2)
    .map(([head = '', _rule, ...body]) => {
      const headings = cells(head);
      return body.map((line) =>
        Object.fromEntries(cells(line).map((cell, at) => [headings[at] ?? '', cell])),
      );
    });
}

/** A block of code: also one that stands indented, in a list. */
const fence = /^( *)(`{3,})(\w*)\n([\s\S]*?)^\1\2$/gm;

/** The blocks of code in a language, without what they are indented by. */
export function fencesOf(markdown: string, language: string): string[] {
  return [...markdown.matchAll(fence)].flatMap(([, by = '', , written, code = '']) =>
    written === language ? [code.replaceAll(new RegExp(`^${by}`, 'gm'), '')] : [],
  );
}

/** The lines of all code blocks in shell, without comments; one that goes on behind a backslash is one. */
export function commandsOf(markdown: string): string[] {
  return fencesOf(markdown, 'sh')
    .flatMap((code) => code.replaceAll(/\\\n\s*/g, '').split('\n'))
    .map((line) => line.replace(/\s+#.*$/, '').trim())
    .filter(Boolean);
}

/** Everything but code blocks. */
export function proseOf(markdown: string): string {
  return markdown.replace(fence, '');
}

/** What stands in backticks in the text. */
export function codeOf(markdown: string): string[] {
  return [...proseOf(markdown).matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
}

/** Relative targets of links and pictures, with their anchors. */
export function linksOf(markdown: string): string[] {
  return [...proseOf(markdown).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target));
}

/** The anchors that a page's headings have on a code host. */
export function anchorsOf(markdown: string): string[] {
  return [...proseOf(markdown).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** Every page of the repository, by its path. */
export function pages(): Map<string, string> {
  const top = readdirSync('.').filter((name) => name.endsWith('.md'));
  const below = ['docs', 'examples', 'bench'].filter((folder) => existsSync(folder)).flatMap(pagesIn);
  return new Map([...top, ...below].map((path) => [path, readFileSync(path, 'utf8')]));
}

function pagesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));
}
