import type { Lesson } from '../course.schema.ts';
import type { LineProblem } from '../plain-text.rules.ts';
import { slugPattern } from '../slugs.rules.ts';
import { type CourseLine, headingOf, textOf } from './lines.rules.ts';

type Report = (line: number, message: string) => void;

/** What stands below a lesson's heading, one line each, before its text. */
interface Facts {
  minutes?: number;
  video?: string;
  files: { title: string; href: string }[];
}

/** A lesson: its heading with the id in braces, what it comes with, and Markdown. */
export function readLesson(lines: readonly CourseLine[], problems: LineProblem[]): Lesson | undefined {
  const report: Report = (line, message) => problems.push({ line, message });
  const [heading, ...rest] = lines;
  if (!heading) return undefined;
  const named = /^(.*?)\s*\{#([^}]*)\}$/.exec(headingOf(heading, 2) ?? '');
  if (!named) {
    report(
      heading.number,
      'This lesson has no id: write one behind its title, the same in every language, ## Install it {#install}',
    );
    return undefined;
  }
  const [, title = '', id = ''] = named;
  if (title === '') report(heading.number, 'Give the lesson a title');
  if (title.length > 120) report(heading.number, 'The title of a lesson can have 120 characters at most');
  if (!slugPattern.test(id))
    report(heading.number, `“${id}” cannot be an id: write small letters, digits and dashes, {#install}`);
  const { facts, text } = readBody(rest, report);
  if (text === '' && facts.video === undefined && facts.files.length === 0)
    report(heading.number, 'There is nothing in this lesson: write its text below the heading');
  if (text.length > 50_000) report(heading.number, 'A lesson can have 50,000 characters: make two of it');
  return { id, title, text, ...facts };
}

function readBody(lines: readonly CourseLine[], report: Report): { facts: Facts; text: string } {
  const facts: Facts = { files: [] };
  const first = lines.findIndex((line) => line.text.trim() !== '' && !readFact(line, facts, report));
  const text = first < 0 ? [] : lines.slice(first);
  for (const line of text)
    if (headingOf(line, 1) !== undefined)
      report(
        line.number,
        'A # begins a course, and this is within a lesson: write ### for a part of the lesson',
      );
  return { facts, text: textOf(text) };
}

/** Whether the line is one of those, be it right or wrong. */
function readFact({ number, text }: CourseLine, facts: Facts, report: Report): boolean {
  const [, name, rest = ''] = /^(Minutes|Video|File):(.*)$/.exec(text) ?? [];
  if (name === undefined) return false;
  const value = rest.trim().slice(0, 2500);
  if (name === 'Minutes') {
    if (/^[1-9]\d{0,2}$/.test(value)) facts.minutes = Number(value);
    else report(number, 'Write about how many minutes the lesson takes as a whole number, Minutes: 12');
  } else if (name === 'Video') {
    if (isSafe(value)) facts.video = value;
    else report(number, 'Write the whole address of the film, Video: https://films.example/install');
  } else {
    const [, title = '', href = ''] = /^\[(.+)\]\((\S+)\)$/.exec(value) ?? [];
    if (isSafe(href)) facts.files.push({ title, href });
    else
      report(
        number,
        'Write the title and the whole address, File: [Checklist](https://files.example/list.pdf)',
      );
  }
  return true;
}

const isSafe = (href: string) => URL.canParse(href) && new URL(href).protocol === 'https:';
