import type { Timeline, TimelineEvent } from './timeline.ts';

const widths = { day: 6, local: 21, kind: 10 };
const indent = widths.day + widths.local + widths.kind + 6;

/** A timeline as lines of at most `columns` characters. Words that are longer than a line alone stand out. */
export function timelineText({ events, lanes }: Timeline, columns = 100): string {
  const labels = new Map(lanes.map(({ id, label }) => [id, label]));
  const lines = events.flatMap((event) => eventLines(event, labels.get(event.lane) ?? event.lane, columns));
  return lines.join('\n');
}

function eventLines(event: TimelineEvent, lane: string, columns: number): string[] {
  const head = [
    event.day.toFixed(1).padStart(widths.day),
    event.local.padEnd(widths.local),
    event.kind.padEnd(widths.kind),
  ].join('  ');
  const [first = '', ...more] = wrapped(wordsOf(event, lane), columns - indent);
  const space = ' '.repeat(indent);
  return [`${head}  ${first}`.trimEnd(), ...more.map((line) => `${space}${line}`)];
}

/** What stands behind the kind of an event. */
export function wordsOf({ kind, text, people = [] }: TimelineEvent, lane: string): string {
  const named = people.length > 0 ? ` (${people.join(', ')})` : '';
  if (kind === 'mail') return `to ${lane}${named}: ${text}`;
  if (kind === 'task') return `${text}: ${lane}${named}`;
  if (kind === 'answer') return `${text}${named}`;
  if (kind === 'stage') return text.toUpperCase();
  return text;
}

/** Breaks words into lines of at most `width` characters. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
