/** A program in words: prose by sections, and a table of who does what, when. */
export interface Explanation {
  readonly title: string;
  readonly intro: readonly string[];
  readonly sections: readonly Section[];
  readonly table: readonly TableRow[];
}
export interface Section {
  readonly title: string;
  readonly lines: readonly Line[];
}
/** A sentence; what stands inside a branch, a lane or a loop is deeper. */
export interface Line {
  readonly depth: number;
  readonly text: string;
}
export interface TableRow {
  readonly who: string;
  readonly what: string;
  readonly when: string;
  /** What happens if nobody acts. */
  readonly silence: string;
}

/** As Markdown. */
export function explanationAsMarkdown({ title, intro, sections, table }: Explanation): string {
  const prose = sections.flatMap(({ title, lines }) => [
    `## ${title}`,
    lines.map(({ depth, text }) => `${'  '.repeat(depth)}- ${text.replace(/\s*\n\s*/g, ' ')}`).join('\n'),
  ]);
  const rows = table.map(({ who, what, when, silence }) => row([who, what, when, silence]));
  return [
    `# ${title}`,
    ...intro,
    ...prose,
    '## Who does what, when',
    [row(['who', 'what', 'when', 'if nobody acts']), row(['---', '---', '---', '---']), ...rows].join('\n'),
  ].join('\n\n');
}

const row = (cells: readonly string[]) =>
  `| ${cells.map((cell) => cell.replace(/\s*\n\s*/g, ' ').replaceAll('|', '\\|')).join(' | ')} |`;
