/** What a quiz needs of the store; a rehearsal has them scripted. */
export interface AttemptActivities {
  /** Begins an attempt at a quiz: draws its questions and pins the bank's version. Idempotent by case and step. */
  openAttempt(input: OpenAttemptInput): Promise<{ endsAt?: string }>;
  /** Takes no answer any more, and grades what was answered. Idempotent: the first grading stands. */
  gradeAttempt(input: GradeAttemptInput): Promise<{ percent: number }>;
}

export interface OpenAttemptInput {
  readonly caseId: string;
  /** The step of the attempt's task: `exam/attempt-2`. */
  readonly step: string;
  readonly personId: string;
  readonly bank: string;
  readonly questions: number;
  /** Any text; the same seed draws the same questions in the same order. */
  readonly seed: string;
  /** The moment at which it begins, in the case's own time. */
  readonly at: string;
  /** Milliseconds; a person with extra time gets more. Absent: no limit. */
  readonly timeLimit?: number;
}

export interface GradeAttemptInput {
  readonly caseId: string;
  readonly step: string;
  /** The moment at which it ends, in the case's own time. */
  readonly at: string;
}
