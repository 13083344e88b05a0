import { readLesson } from './course/lesson.rules.ts';
import { type CourseLine, courseLines, headingOf, textOf } from './course/lines.rules.ts';
import type { Course, CourseText, Lesson } from './course.schema.ts';
import { languagePattern, separatorsIn } from './languages.rules.ts';
import { type LineProblem, linesOf, type ReadText } from './plain-text.rules.ts';

/** What is wrong with a course, in which of its languages. */
export interface CourseProblem extends LineProblem {
  readonly language: string;
}

/**
 * Reads a course in one language from Markdown: `# Title`, a summary, then `## Lesson {#id}` for each lesson with lines
 * such as `Minutes: 12` below it. Within a block of code nothing is a heading.
 */
export function readCourseText(source: string): ReadText<CourseText> {
  const { lines, problems: unreadable } = linesOf(source);
  const problems = [...unreadable, ...separatorsIn(lines)];
  const [head, ...parts] = inParts(courseLines(lines));
  const { title, summary } = readHead(head ?? [], problems);
  const placed = parts.flatMap((part) => {
    const lesson = readLesson(part, problems);
    return lesson ? [{ lesson, line: part[0]?.number ?? 1 }] : [];
  });
  if (parts.length === 0)
    problems.push({
      line: lines.length,
      message: 'There is no lesson: begin one with ## Install it {#install}',
    });
  if (parts.length > 100)
    problems.push({ line: 1, message: 'A course can have 100 lessons: make two of it' });
  problems.push(...twice(placed));
  if (problems.length > 0) return { problems: problems.toSorted((a, b) => a.line - b.line) };
  return { read: { title, summary, lessons: placed.map(({ lesson }) => lesson) } };
}

/** What stands before the first lesson, then each lesson with its heading. */
function inParts(lines: readonly CourseLine[]): CourseLine[][] {
  const parts: CourseLine[][] = [[]];
  for (const line of lines) {
    if (headingOf(line, 2) !== undefined) parts.push([]);
    parts.at(-1)?.push(line);
  }
  return parts;
}

function readHead(lines: readonly CourseLine[], problems: LineProblem[]) {
  const first = lines.find(({ text }) => text.trim() !== '');
  const title = first ? headingOf(first, 1) : undefined;
  const line = first?.number ?? 1;
  if (!title) {
    problems.push({ line, message: 'Begin with the title of the course, # Platform basics' });
    return { title: '', summary: '' };
  }
  const summary = textOf(lines.filter(({ number }) => number > line));
  if (title.length > 120) problems.push({ line, message: 'The title can have 120 characters at most' });
  if (summary === '')
    problems.push({ line, message: 'Say in a sentence or two below the title what the course is about' });
  if (summary.length > 2000)
    problems.push({
      line,
      message: 'What the course is about can have 2,000 characters: put more into a lesson',
    });
  return { title, summary };
}

function twice(placed: readonly { readonly lesson: Lesson; readonly line: number }[]): LineProblem[] {
  const titles = new Map<string, string>();
  return placed.flatMap(({ lesson: { id, title }, line }) => {
    const before = titles.get(id);
    titles.set(id, before ?? title);
    if (before === undefined) return [];
    return [{ line, message: `The lesson “${before}” has the id ${id} too: change one of the two` }];
  });
}

/**
 * Reads a course in all its languages, or says all that is wrong with it. The first language is the one whose lessons
 * the others must have, in its order.
 */
export function readCourse(
  course: string,
  sources: Readonly<Record<string, string>>,
): { readonly read: Course } | { readonly problems: readonly CourseProblem[] } {
  const problems: CourseProblem[] = [];
  const texts: Record<string, CourseText> = {};
  for (const [language, source] of Object.entries(sources)) {
    if (!languagePattern.test(language))
      problems.push({ language, line: 1, message: `“${language}” is no language: write en, de or pt-BR` });
    const text = readCourseText(source);
    if ('read' in text) texts[language] = text.read;
    else problems.push(...text.problems.map((problem) => ({ language, ...problem })));
  }
  const [first, ...others] = Object.keys(sources);
  if (first === undefined)
    problems.push({ language: 'en', line: 1, message: 'Write the course in one language at least' });
  for (const language of others) problems.push(...differences(first ?? '', language, texts));
  return problems.length > 0 ? { problems } : { read: { course, texts } };
}

function differences(
  first: string,
  language: string,
  texts: Readonly<Record<string, CourseText>>,
): CourseProblem[] {
  const [model, text] = [texts[first], texts[language]];
  if (!model || !text) return [];
  const [wanted, there] = [model, text].map(({ lessons }) => lessons.map(({ id }) => id)) as [
    string[],
    string[],
  ];
  const at = { language, line: 1 };
  const missing = wanted.filter((id) => !there.includes(id));
  const more = there.filter((id) => !wanted.includes(id));
  const problems = [
    ...missing.map((id) => ({
      ...at,
      message: `The lesson {#${id}} of ${first} is missing in ${language}: add it`,
    })),
    ...more.map((id) => ({
      ...at,
      message: `The lesson {#${id}} is in ${language} and not in ${first}: add it there, or take it out here`,
    })),
  ];
  if (problems.length > 0 || wanted.join() === there.join()) return problems;
  return [{ ...at, message: `The lessons stand in another order than in ${first}: ${wanted.join(', ')}` }];
}
