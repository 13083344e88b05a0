/** One sitting of a course. */
export interface Lesson {
  /** Unique in its course, the same in every language, and kept from version to version: progress is by it. */
  readonly id: string;
  readonly title: string;
  /** About how long it takes. */
  readonly minutes?: number | undefined;
  /** Markdown. */
  readonly text: string;
  /** An address of a film, https. */
  readonly video?: string | undefined;
  /** Things to take along: a title and an address, https. */
  readonly files: readonly { readonly title: string; readonly href: string }[];
}

/** A course in one language. */
export interface CourseText {
  readonly title: string;
  /** Markdown, a sentence or two. */
  readonly summary: string;
  readonly lessons: readonly Lesson[];
}

/** A course as one version has it; `course` is its slug. */
export interface Course {
  readonly course: string;
  /** By language (`en`, `pt-BR`); the first is what readers of other languages get. All have the same lessons. */
  readonly texts: Readonly<Record<string, CourseText>>;
}
