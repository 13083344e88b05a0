import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readCourseText } from '../../domain/learning/course-text.rules.ts';
import { readGift } from '../../domain/learning/gift.rules.ts';

const page = readFileSync('docs/how-to/write-courses-and-questions.md', 'utf8');
const banks = [...page.matchAll(/^```gift\n([\s\S]*?)\n```$/gm)].map(([, text = '']) => text);
const courses = [...page.matchAll(/^````md\n([\s\S]*?)\n````$/gm)].map(([, text = '']) => text);

test('every example of questions is read, and together they are of every type', () => {
  const read = banks.map((text) =>
    readGift('example', text.startsWith('// Title:') ? text : `// Title: Example\n\n${text}`),
  );

  expect(read.filter((one) => 'problems' in one)).toEqual([]);
  const types = read.flatMap((one) => ('read' in one ? one.read.questions.map(({ type }) => type) : []));
  expect([...new Set(types)].sort()).toEqual([
    'matching',
    'multiple',
    'numeric',
    'ordering',
    'short',
    'single',
  ]);
});

test('the example of a course is read, with all that a lesson can come with', () => {
  expect(courses.map(readCourseText)).toMatchObject([
    { read: { lessons: [{ minutes: 12, video: expect.any(String), files: [{ title: 'Checklist' }] }, {}] } },
  ]);
});
