import type { LineProblem } from './plain-text.rules.ts';

/** A language as BCP 47 names it, with a region where that matters: `en`, `pt-BR`. */
export const languagePattern = /^[a-z]{2,3}(-[A-Z]{2})?$/;

/** In Markdown this line is a comment, and shows nothing. */
const separator = /^<!-- Language: (\S+) -->\s*$/;

/** The texts of a course by language, as one text: that of each language below a line that names it. */
export function joinLanguages(texts: Readonly<Record<string, string>>): string {
  return Object.entries(texts)
    .map(([language, text]) => `<!-- Language: ${language} -->\n${text.replace(/\n*$/, '\n')}`)
    .join('\n');
}

/** What {@link joinLanguages} made, taken apart; a text without such a line is in English. */
export function splitLanguages(source: string): Readonly<Record<string, string>> {
  const texts = new Map<string, string[]>();
  let language = 'en';
  for (const line of source.replace(/^\ufeff/, '').split(/\r\n|\r|\n/)) {
    const named = separator.exec(line)?.[1];
    language = named ?? language;
    const lines = texts.get(language) ?? [];
    if (named === undefined) lines.push(line);
    if (lines.length > 0) texts.set(language, lines);
  }
  return Object.fromEntries(
    [...texts].map(([name, lines]) => [name, lines.join('\n').replace(/\n*$/, '\n')] as const),
  );
}

/** Lines of one language's text that would part it. */
export function separatorsIn(lines: readonly string[]): LineProblem[] {
  return lines.flatMap((line, index) =>
    separator.test(line)
      ? [
          {
            line: index + 1,
            message: 'This line parts languages: take it out, each language has a text of its own',
          },
        ]
      : [],
  );
}
