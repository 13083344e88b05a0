import type { Page, PageRequest } from '../../domain/cases/listing.ts';
import type { Answer } from '../../domain/learning/question.schema.ts';

/** An attempt at a quiz, named by its case and the step of its task: `exam/attempt-2`. */
export interface AttemptKey {
  readonly caseId: string;
  readonly step: string;
}

/** An attempt as it was begun: everything that grading needs is pinned. */
export interface OpenAttempt extends AttemptKey {
  readonly personId: string;
  readonly bank: { readonly id: string; readonly version: number };
  /** Decides the order of questions and of what is chosen from. */
  readonly seed: string;
  /** The drawn questions, in the order in which they are asked. */
  readonly questionIds: readonly string[];
  readonly startedAt: string;
  /** Absent: no time limit. */
  readonly endsAt?: string | undefined;
}

export interface Graded {
  readonly at: string;
  /** 0 to 100, rounded down. */
  readonly percent: number;
  readonly right: number;
  readonly of: number;
  /** Question → whether it was answered rightly; a withdrawn one is right. */
  readonly byQuestion: Readonly<Record<string, boolean>>;
}

export interface Attempt extends OpenAttempt {
  /** By question. */
  readonly answers: Readonly<Record<string, Answer>>;
  /** From then on no answer is taken. */
  readonly closedAt?: string | undefined;
  readonly graded?: Graded | undefined;
}

/** Attempts at quizzes with what was answered. */
export interface AttemptStore {
  /** The one that there is already, if it was begun before. */
  open(attempt: OpenAttempt): Promise<Attempt>;
  get(key: AttemptKey): Promise<Attempt | undefined>;
  /** One write. The last answer to a question counts. `closed`: handed in, or its time is over at `at`. */
  answer(
    key: AttemptKey,
    given: { readonly questionId: string; readonly answer: Answer; readonly at: string },
  ): Promise<'saved' | 'closed' | 'no-such-question'>;
  /** No answer is taken from then on; answers what was answered. The first closing stands. */
  close(key: AttemptKey, at: string): Promise<Attempt>;
  /** The first grading stands. */
  grade(key: AttemptKey, graded: Graded): Promise<Attempt>;
  /** Graded attempts at a bank, newest first: for its statistics. */
  ofBank(bankId: string, page: PageRequest): Promise<Page<Attempt>>;
}
