import type { TimelineEntry } from '../../domain/cases/case.schema.ts';
import type { CaseSummary, Page, PageRequest } from '../../domain/cases/listing.ts';
import type { ProcessView } from '../../domain/processes/process-facts.ts';
import type { FormValues } from '../../domain/programs/form.schema.ts';
import type { ListsBeside } from '../../domain/programs/form-values.rules.ts';
import type { Process } from '../../domain/programs/process.schema.ts';
import type { Caller, OnceOptions } from './services.ts';

/** A case's page; a partner gets nothing that is the vendor's alone. The program is the version that the case is pinned to. */
export interface CasePage {
  readonly view: ProcessView;
  readonly timeline: readonly TimelineEntry[];
  readonly program: Process;
  /** The titles of the program's steps as they are read, by id. */
  readonly stepTitles: Readonly<Record<string, string>>;
}

/** The acts on a case of a process besides its tasks; `delegate` is an assignee's own way to pass a task on. */
export const caseActs = [
  'withdraw',
  'reopen',
  'delegate',
  'reassign',
  'extend',
  'cancel',
  'note',
  'event',
] as const;
export type CaseAct = (typeof caseActs)[number];

/** A file of a case: what was uploaded, or the PDF of what was signed. */
export interface CaseDocument {
  readonly name: string;
  /** A media type such as `application/pdf`. */
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** For whom a case is started. */
export interface StartFor {
  /** For the vendor's people: the partner that it is about. */
  readonly partnerId?: string | undefined;
  /** In a program for a learner: whose case it is; one's own, for a partner's people, if not given. */
  readonly personId?: string | undefined;
}

/** Cases of programs that are made of stages and steps. */
export interface CasesService {
  /** The programs in force, for the vendor's people: each has a board. */
  inForce(caller: Caller): Promise<readonly Process[]>;
  /** The programs in force that this caller may start a case of. */
  startable(caller: Caller): Promise<readonly Process[]>;
  /** `values` are checked by the program's starting form; the same key gives the same case. */
  start(
    caller: Caller,
    programId: string,
    values: unknown,
    options: StartFor & { requestKey: string },
  ): Promise<ProcessView>;
  /** The fields of a program's starting form that are asked, for this partner and with these values typed. */
  askedAtStart(
    caller: Caller,
    programId: string,
    values: unknown,
    whom: StartFor,
  ): Promise<ReadonlySet<string>>;
  get(caller: Caller, caseId: string): Promise<CasePage>;
  /** A partner's people see their partner's cases; the vendor names a program, and a stage or a partner. Newest first. */
  list(
    caller: Caller,
    filter: { programId?: string | undefined; stage?: string | undefined; partnerId?: string | undefined },
    page: PageRequest,
  ): Promise<Page<CaseSummary>>;
  /** `answer`: `{ outcome, comment?, data? }`; `data.values` is checked by the task's form. */
  completeTask(
    caller: Caller,
    caseId: string,
    taskId: string,
    answer: unknown,
    options?: OnceOptions,
  ): Promise<ProcessView>;
  act(
    caller: Caller,
    caseId: string,
    act: CaseAct,
    input: unknown,
    options?: OnceOptions,
  ): Promise<ProcessView>;
  /** Which acts this caller could take on this case now: the program says whether it can be taken up again. */
  possibleActs(caller: Caller, page: Pick<CasePage, 'view' | 'program'>): readonly CaseAct[];
  /** What somebody has typed so far into a task's form; kept for 30 days. */
  draft(caller: Caller, caseId: string, taskId: string): Promise<FormValues | undefined>;
  keepDraft(caller: Caller, caseId: string, taskId: string, values: unknown): Promise<void>;
  /**
   * The fields of a task's form that are asked, with these values typed and all that the case knows: see `askedFields`.
   * Empty for a task without a form.
   */
  asked(caller: Caller, caseId: string, taskId: string, values: unknown): Promise<ReadonlySet<string>>;
  /** What a task's form holds before anybody types, by the names of the fields that have a `default`. */
  defaults(caller: Caller, caseId: string, taskId: string): Promise<FormValues>;
  /** The lists that rows of a task's form stand beside, by the names of the fields that have `of`. */
  beside(caller: Caller, caseId: string, taskId: string): Promise<ListsBeside>;
  /** A file that the reader may see: what was signed by its `documentId`, an upload by its `sha256`. */
  document(caller: Caller, caseId: string, documentId: string): Promise<CaseDocument>;
}
