/** A line of a course's text, and whether it stands in a block of code, where nothing has a meaning. */
export interface CourseLine {
  readonly number: number;
  readonly text: string;
  readonly code: boolean;
}

const fence = /^ {0,3}(`{3,}|~{3,})/;

/** Which lines are code: between two fences of the same kind, as CommonMark has it. */
export function courseLines(lines: readonly string[]): CourseLine[] {
  let open: string | undefined;
  return lines.map((text, index) => {
    const [, mark] = fence.exec(text) ?? [];
    const inside = open !== undefined;
    if (mark && open === undefined) open = mark;
    else if (mark && open && mark.startsWith(open) && text.trim() === mark) open = undefined;
    return { number: index + 1, text, code: inside || mark !== undefined };
  });
}

/** No heading is longer. */
const longestHeading = 400;

/** The title of a heading of this level; undefined for any other line. */
export function headingOf({ text, code }: CourseLine, level: 1 | 2): string | undefined {
  if (code || text.length > longestHeading) return undefined;
  const [, marks = '', title = ''] = /^(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/.exec(text) ?? [];
  return marks.length === level ? title.trim() : undefined;
}

/** Their text, without blank lines around it. */
export function textOf(lines: readonly CourseLine[]): string {
  return lines
    .map(({ text }) => text)
    .join('\n')
    .replace(/^\s*\n/, '')
    .trimEnd();
}
