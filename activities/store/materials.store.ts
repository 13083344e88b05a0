import type { Page, PageRequest } from '../../domain/cases/listing.ts';
import type { Course } from '../../domain/learning/course.schema.ts';
import type { Bank } from '../../domain/learning/question.schema.ts';

/** What learning is made of, by kind. */
export interface MaterialContents {
  readonly course: Course;
  readonly bank: Bank;
}
export type MaterialKind = keyof MaterialContents;

/** A version of a course or a bank; it never changes. */
export interface MaterialVersion<Kind extends MaterialKind = MaterialKind> {
  readonly kind: Kind;
  /** The slug that programs name. */
  readonly id: string;
  /** From 1, without gaps. */
  readonly version: number;
  readonly title: string;
  /** The plain text as its author wrote it. */
  readonly source: string;
  readonly content: MaterialContents[Kind];
  readonly publishedAt: string;
  readonly byPersonId: string;
}

/** A version without its text and what was read of it. */
export type MaterialSummary = Omit<MaterialVersion, 'source' | 'content'>;

/** A question that counts for nobody any more: whoever had it in an attempt gets it as right. */
export interface WithdrawnQuestion {
  readonly questionId: string;
  readonly at: string;
  readonly reason: string;
  readonly byPersonId: string;
}

/** Courses and banks of questions, in versions. */
export interface MaterialStore {
  /**
   * Publishes the version after `after` (0: the first). The same source again answers the version that there is.
   * Undefined: somebody has published meanwhile.
   */
  publish<Kind extends MaterialKind>(
    material: Omit<MaterialVersion<Kind>, 'version'> & { readonly after: number },
  ): Promise<MaterialVersion<Kind> | undefined>;
  current<Kind extends MaterialKind>(kind: Kind, id: string): Promise<MaterialVersion<Kind> | undefined>;
  version<Kind extends MaterialKind>(
    kind: Kind,
    id: string,
    version: number,
  ): Promise<MaterialVersion<Kind> | undefined>;
  /** The newest version of each, without source and content; by id. */
  list(kind: MaterialKind, page: PageRequest): Promise<Page<MaterialSummary>>;
  /** Of one course or bank, newest first. */
  versions(kind: MaterialKind, id: string, page: PageRequest): Promise<Page<MaterialSummary>>;
  /** The first withdrawal of a question stands. */
  withdraw(bankId: string, question: WithdrawnQuestion): Promise<void>;
  withdrawn(bankId: string): Promise<readonly WithdrawnQuestion[]>;
}
