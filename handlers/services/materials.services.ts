import type {
  MaterialKind,
  MaterialSummary,
  MaterialVersion,
  WithdrawnQuestion,
} from '../../activities/store/materials.store.ts';
import type { Page, PageRequest } from '../../domain/cases/listing.ts';
import type { Course } from '../../domain/learning/course.schema.ts';
import type { ItemStatistics } from '../../domain/learning/item-statistics.rules.ts';
import type { LineProblem } from '../../domain/learning/plain-text.rules.ts';
import type { Bank, Question } from '../../domain/learning/question.schema.ts';
import type { Caller } from './services.ts';

export type { MaterialKind, MaterialSummary, MaterialVersion, WithdrawnQuestion };

/** A course or a bank by what programs name it by. */
export interface MaterialName {
  readonly kind: MaterialKind;
  readonly id: string;
}

/** What is wrong with a text, by line; `language`: in which of a course's. */
export type TextProblem = LineProblem & { readonly language?: string | undefined };
/** What a text says, or all that is wrong with it. */
export type MaterialRead =
  | { readonly kind: 'course'; readonly content: Course }
  | { readonly kind: 'bank'; readonly content: Bank }
  | { readonly problems: readonly TextProblem[] };

/** A version with what was withdrawn of its bank since. */
export interface MaterialPage {
  readonly material: MaterialVersion;
  readonly newest: number;
  readonly withdrawn: readonly WithdrawnQuestion[];
}

/** How the questions of a bank did, those of the newest version in its order; `question` is absent for an earlier one's. */
export interface BankStatistics {
  readonly bank: MaterialSummary;
  /** The attempts that were looked at: the newest 5000 at most. */
  readonly attempts: number;
  readonly questions: readonly {
    readonly id: string;
    readonly question?: Question | undefined;
    readonly withdrawn: boolean;
    /** Absent: it was not asked yet. */
    readonly numbers?: ItemStatistics | undefined;
  }[];
}

/**
 * Courses and banks of questions, for their authors. For everybody else the pages do not exist; the API answers
 * `forbidden`.
 */
export interface MaterialsService {
  /** The newest version of each, by id. */
  list(caller: Caller, kind: MaterialKind, page: PageRequest): Promise<Page<MaterialSummary>>;
  /** A version, the newest if none is named. @throws `not-found` */
  get(caller: Caller, name: MaterialName, version?: number): Promise<MaterialPage>;
  /** The newest version, if there is one. */
  newest(caller: Caller, name: MaterialName): Promise<MaterialVersion | undefined>;
  versions(caller: Caller, name: MaterialName, page: PageRequest): Promise<Page<MaterialSummary>>;
  /** Reads a text without publishing it. A course's languages stand in one text: see domain/learning/languages. */
  read(caller: Caller, name: MaterialName, source: string): Promise<MaterialRead>;
  /**
   * Publishes the version after `after`. `input`: `{ source, after }`, as publishSchema (materials/schemas.ts). The same
   * text again answers the version that there is.
   * @throws `invalid-input` with a problem for each line, `material-changed` when somebody has published meanwhile.
   */
  publish(caller: Caller, name: MaterialName, input: unknown): Promise<MaterialVersion>;
  /** Withdraws a question of a bank. `input`: `{ questionId, reason }`. The first reason stands. */
  withdraw(caller: Caller, bankId: string, input: unknown): Promise<void>;
  /** @throws `not-found` */
  statistics(caller: Caller, bankId: string): Promise<BankStatistics>;
}
