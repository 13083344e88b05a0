/** What of a course somebody has read. */
export interface ReadingStore {
  /** Lesson → when it was read first. Marks one; one write. */
  mark(personId: string, course: string, lesson: { readonly id: string; readonly at: string }): Promise<void>;
  of(personId: string, course: string): Promise<Readonly<Record<string, string>>>;
}
