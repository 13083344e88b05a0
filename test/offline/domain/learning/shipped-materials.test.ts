import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readCourse } from '../../../../domain/learning/course-text.rules.ts';
import { readGift } from '../../../../domain/learning/gift.rules.ts';

const file = (name: string) =>
  readFileSync(new URL(`../../../../programs/materials/${name}`, import.meta.url), 'utf8');

test('the shipped bank has questions of every type, each with a category', () => {
  const read = readGift('platform-basics', file('platform-basics.gift'));

  const questions = 'read' in read ? read.read.questions : read.problems;
  expect(questions.length).toBeGreaterThanOrEqual(24);
  expect(questions.every((one) => 'category' in one)).toBe(true);
  expect(new Set(questions.map((one) => 'type' in one && one.type))).toEqual(
    new Set(['single', 'multiple', 'ordering', 'matching', 'numeric', 'short']),
  );
});

test('the shipped course has the same lessons in English and German', () => {
  const sources = { en: file('platform-basics.en.md'), de: file('platform-basics.de.md') };

  const read = readCourse('platform-basics', sources);

  expect(read).toMatchObject({ read: { texts: { en: { title: 'Platform basics' }, de: {} } } });
});
