import { readCourse } from '../../../domain/learning/course-text.rules.ts';
import { readGift } from '../../../domain/learning/gift.rules.ts';
import { splitLanguages } from '../../../domain/learning/languages.rules.ts';
import type { MaterialName, MaterialRead } from '../materials.services.ts';

/** What a text says as a course or as a bank, or all that is wrong with it. */
export function readMaterial({ kind, id }: MaterialName, source: string): MaterialRead {
  if (kind === 'course') {
    const course = readCourse(id, splitLanguages(source));
    return 'read' in course ? { kind, content: course.read } : course;
  }
  const bank = readGift(id, source);
  return 'read' in bank ? { kind, content: bank.read } : bank;
}

/** What it is called: a course as in its first language. */
export function titleOf(read: Exclude<MaterialRead, { problems: unknown }>): string {
  if (read.kind === 'bank') return read.content.title;
  return Object.values(read.content.texts)[0]?.title ?? read.content.course;
}
