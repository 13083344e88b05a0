import type { Encoding } from '../../domain/exams/file-text.rules.ts';
import type { ResultRow } from '../../domain/exams/results-file.rules.ts';
import type { Caller } from './services.ts';

/** A call of an exam provider, signed as Standard Webhooks says. */
export interface SignedResult {
  /** The headers `webhook-id`, `webhook-timestamp` and `webhook-signature`. */
  readonly id: string | undefined;
  readonly timestamp: string | undefined;
  readonly signature: string | undefined;
  /** The body as it came. */
  readonly body: Uint8Array;
}

/** A row of a file of results, and what would come of it, or came. `before`: its result was taken earlier. */
export interface ExamRow extends Pick<ResultRow, 'line' | 'cells'> {
  readonly state: 'ready' | 'before' | 'taken' | 'problem';
  /** The case that takes the result. */
  readonly caseId?: string;
  readonly problem?: string;
}
export interface ExamRows {
  readonly provider: string;
  readonly separator: ',' | ';' | '\t';
  readonly unread: readonly string[];
  readonly rows: readonly ExamRow[];
}

/** Results of exams that are sat elsewhere. */
export interface ExamsService {
  /**
   * Takes a result that its provider sends; the same one again is the same once. @throws `bad-signature`, `not-found`
   * for a provider that there is not, `malformed-request`, `invalid-input`; `not-now` where no open exam waits for it,
   * whatever the reason; `result-changed` where the id came with another result before. `known`: called once the
   * signature holds, before anything is read.
   */
  receive(
    provider: string,
    sent: SignedResult,
    known: () => Promise<void>,
  ): Promise<{ readonly resultId: string }>;
  /** The providers of this installation, by name. */
  providers(caller: Caller): Promise<readonly string[]>;
  /** What an uploaded file says, and how its letters are written. */
  textOf(caller: Caller, file: Uint8Array): Promise<{ readonly text: string; readonly encoding: Encoding }>;
  /**
   * What would come of each row of a file; nothing is taken. `input`: `{ provider, text }`.
   * @throws `invalid-input` on `text` for what is no such file
   */
  check(caller: Caller, input: unknown): Promise<ExamRows>;
  /** Takes the results of a file, each by itself; what was taken before stays as it is. `input` as for `check`. */
  take(caller: Caller, input: unknown): Promise<ExamRows>;
}
