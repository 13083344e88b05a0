import type { Course, CourseText, Lesson } from './course.schema.ts';

/**
 * The language in which somebody reads a course who likes these, best first: `pt` is served by `pt-BR` and the other way
 * round. Without any of them the course's first.
 */
export function languageOf({ texts }: Course, wanted: readonly string[]): string {
  const known = Object.keys(texts);
  const main = (language: string) => language.toLowerCase().split('-')[0];
  for (const language of wanted) {
    const exact = known.find((each) => each.toLowerCase() === language.toLowerCase());
    const near = exact ?? known.find((each) => main(each) === main(language));
    if (near !== undefined) return near;
  }
  return known[0] ?? '';
}

/** In their order. */
export function unreadLessons(
  { lessons }: CourseText,
  read: Readonly<Record<string, string>>,
): readonly Lesson[] {
  return lessons.filter(({ id }) => !Object.hasOwn(read, id));
}
