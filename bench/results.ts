import { readFileSync, writeFileSync } from 'node:fs';
import { machine, markdownOf, type Section } from './figures.ts';

const file = new URL('RESULTS.md', import.meta.url);

/** Prints a section and puts it in the place of the one with its title in RESULTS.md, or at the end; all others stay. */
export function keep(section: Section): void {
  const words = `${section.words} Measured on ${new Date().toISOString().slice(0, 10)}: ${machine()}.`;
  const text = markdownOf({ ...section, words });
  console.log(`\n${text}`);
  writeFileSync(file, withSection(readFileSync(file, 'utf8'), section.title, text));
}

function withSection(results: string, title: string, text: string): string {
  const [head = '', ...sections] = results.split(/^(?=## )/m);
  const at = sections.findIndex((one) => one.startsWith(`## ${title}\n`));
  const next = at === sections.length - 1 || at < 0 ? text : `${text}\n`;
  if (at < 0) return [head, ...sections, `\n${next}`].join('');
  return [head, ...sections.with(at, next)].join('');
}
