/** A result of an outside exam, named by its provider and the id that the provider gave it. */
export interface KeptResult {
  readonly provider: string;
  readonly resultId: string;
  /** The SHA-256 of what it says: the same id never says two things. */
  readonly content: string;
  readonly caseId: string;
  readonly taskId: string;
  readonly at: string;
  /** Its task has taken it. */
  readonly taken?: true;
}

/** Which results of outside exams came, and which tasks take them. They are kept for good. */
export interface ExamResultStore {
  get(provider: string, resultId: string): Promise<KeptResult | undefined>;
  /** The one that there is already, if there is one. */
  keep(result: KeptResult): Promise<KeptResult>;
  confirm(result: KeptResult): Promise<void>;
  /** Its task did not take it; one that was confirmed stays. */
  forget(result: KeptResult): Promise<void>;
}
