import type { Account } from '../../activities/store/customers.store.ts';
import type { AnyCase } from '../../domain/cases/any-case.ts';
import type { Task, TimelineEntry } from '../../domain/cases/case.schema.ts';
import type { CaseSummary, DealSummary, InboxItem, Page, PageRequest } from '../../domain/cases/listing.ts';
import type { OptionalMail } from '../../domain/mail/optional-mail.schema.ts';
import type { Scope } from '../../domain/people/api-key.schema.ts';
import type { Person } from '../../domain/people/person.schema.ts';
import type { DecisionRecord } from '../../domain/processes/decision-record.schema.ts';
import type { MigrationPlan } from '../../domain/processes/migration-plan.rules.ts';
import type { ProcessView } from '../../domain/processes/process-facts.ts';
import type { DealProgram } from '../../domain/programs/deal-registration.schema.ts';
import type { FormValues } from '../../domain/programs/form.schema.ts';
import type { ListsBeside } from '../../domain/programs/form-values.rules.ts';
import type { Process } from '../../domain/programs/process.schema.ts';
import type { ProgramVersion } from '../../domain/programs/program.ts';
import type { DealView } from '../../workflows/deal-registration.messages.ts';
import type { AuditService } from './audit.services.ts';
import type { CertificatesService } from './certificates.services.ts';
import type { DraftsService, PreviewsService, RehearsalsService } from './designer.services.ts';
import type { DirectoryService } from './directory.services.ts';
import type { ExamsService } from './exams.services.ts';
import type { LearningServices } from './learning-tasks.services.ts';
import type { MaterialsService } from './materials.services.ts';
import type { FundsService, PaymentsService, UploadsService } from './mdf.services.ts';
import type { PasskeysService } from './passkeys.services.ts';
import type { PeopleService } from './people.services.ts';
import type { PersonalDataService } from './personal-data.services.ts';
import type { SignInService } from './sign-in.services.ts';
import type { StandingService } from './standing.services.ts';
import type { WebhooksService } from './webhooks.services.ts';

/**
 * Who asks: a person of a partner or of the vendor, through a page, an e-mail's link or an API key that acts for
 * them. Every service takes the caller first and answers `not-found` for what the caller may not know to exist.
 */
export interface Caller {
  readonly person: Person;
  readonly via: 'portal' | 'email-link' | 'api';
  /** What an API key may do; a person in the portal may do all that their roles allow. */
  readonly scopes?: readonly Scope[];
}

/** A deal's page: what a partner gets has no entry, conflict holder, near match or vote that is the vendor's alone. */
export interface DealPage {
  readonly view: DealView;
  readonly timeline: readonly TimelineEntry[];
}
/** The acts on a deal besides its tasks; `input` is checked by the act's own schema (handlers/services/acts.schema.ts). */
export const dealActs = [
  'report-progress',
  'request-extension',
  'report-won',
  'report-lost',
  'withdraw',
  'join-queue',
  'dispute',
  'revoke',
  'transfer',
  'reassign',
  'extend',
  'cancel',
  'note',
] as const;
export type DealAct = (typeof dealActs)[number];

/** The same key on the same deal is taken once, also when the first answer was lost on its way. */
export interface OnceOptions {
  readonly requestKey?: string | undefined;
}

export interface DealsService {
  /**
   * Says before submission whether the customer looks taken: never by whom. `input` as customerCheckSchema
   * (registration.schema.ts). `rate-limited` after many: a list of customers must not be tried out one by one.
   */
  checkCustomer(
    caller: Caller,
    input: unknown,
  ): Promise<{ status: 'free' | 'taken' | 'yours'; dealId?: string }>;
  /** `requestKey`: an Idempotency-Key or the form's own token; the same key gives the same deal. */
  submit(
    caller: Caller,
    input: unknown,
    options: { partnerId?: string | undefined; requestKey: string },
  ): Promise<DealView>;
  get(caller: Caller, dealId: string): Promise<DealPage>;
  /** A partner's people see their partner's deals; the vendor's see all, by stage or partner. */
  list(
    caller: Caller,
    filter: { stage?: string | undefined; partnerId?: string | undefined },
    page: PageRequest,
  ): Promise<Page<DealSummary>>;
  /** `answer` as taskAnswerSchema (acts.schema.ts). */
  completeTask(
    caller: Caller,
    dealId: string,
    taskId: string,
    answer: unknown,
    options?: OnceOptions,
  ): Promise<DealView>;
  /** `input` as the act's schema in actSchemas (acts.schema.ts). */
  act(caller: Caller, dealId: string, act: DealAct, input: unknown, options?: OnceOptions): Promise<DealView>;
  /** Which acts this caller could take on this deal now: what the page offers as buttons. */
  possibleActs(caller: Caller, view: DealView): readonly DealAct[];
}

export interface InboxService {
  list(caller: Caller, page: PageRequest): Promise<Page<InboxItem>>;
  /** One answer to several tasks of deals and other cases; each succeeds or fails by itself. */
  completeMany(
    caller: Caller,
    tasks: readonly { caseId: string; taskId: string }[],
    answer: unknown,
    options?: OnceOptions,
  ): Promise<readonly { caseId: string; taskId: string; done: boolean; problem?: string }[]>;
}

/** What a task's link leads to. */
export interface LinkedTask {
  readonly person: Person;
  readonly page: DealPage | CasePage;
  readonly task: Task;
  /** The way to the case (`/c/<token>`) for a person who has no account, while the link itself is good. */
  readonly caseToken?: string;
}

export interface TaskLinkService {
  open(token: string): Promise<
    | ({ state: 'open' } & LinkedTask)
    /** Done, withdrawn, reassigned or past: where things stand now, and who decided when. */
    | ({ state: 'settled'; expired: boolean } & LinkedTask)
    | { state: 'invalid' }
  >;
  complete(token: string, answer: unknown): Promise<DealView | ProcessView>;
}

/** A kind of e-mail that somebody gets, or has turned off. */
export interface MailChoice {
  readonly person: Person;
  readonly mail: OptionalMail;
  readonly wanted: boolean;
}

/** E-mails that people may have and need not. */
export interface MailChoicesService {
  /** Behind the link of such an e-mail; undefined: it is none of ours. Reading changes nothing. */
  open(token: string): Promise<MailChoice | undefined>;
  choose(token: string, wanted: boolean): Promise<MailChoice>;
  /** The caller's own choice. `kind`: one of optionalMails. */
  chooseOwn(caller: Caller, kind: string, wanted: boolean): Promise<void>;
}

/** The vendor's existing customers: nobody can register them. */
export interface AccountsService {
  /** Records one, or replaces the one with the same id. `input` as accountInputSchema (registration.schema.ts). */
  put(caller: Caller, input: unknown): Promise<Account>;
}

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

/** Applications by people who have no account: everything goes by links to an e-mail address. */
export interface ApplicationsService {
  /** The program in force, if anybody may start it. */
  open(programId: string): Promise<Process | undefined>;
  /**
   * Begins a draft and e-mails a link to it (`/a/<token>`); the address is the applicant's from now on. `input`:
   * `{ email }`. Always answers the same, in the same time.
   */
  begin(programId: string, input: unknown): Promise<void>;
  /** Behind a draft's link. Reading changes nothing. */
  draft(token: string): Promise<
    | { readonly state: 'open'; readonly program: Process; readonly values: FormValues }
    /** It was sent: the case that it became. */
    | { readonly state: 'sent'; readonly caseToken: string }
    | { readonly state: 'invalid' }
  >;
  keep(token: string, values: unknown): Promise<void>;
  /** @throws `invalid-input` by field; what was typed is kept. */
  submit(token: string, values: unknown): Promise<{ readonly caseToken: string }>;
  /**
   * Behind a case's link: who it was made for, with the case as that person may see it. Who has an account by now signs
   * in to see it: only the case's id is told.
   */
  byCaseLink(
    token: string,
  ): Promise<
    { readonly caller: Caller; readonly page: CasePage } | { readonly signInTo: string } | undefined
  >;
}

/** Where a running case would stand in another version, and what would change. */
export interface MigrationPreview extends Omit<MigrationPlan, 'to'> {
  readonly caseId: string;
  readonly title: string;
  readonly from: { readonly version: number; readonly stage: string };
  readonly to: { readonly version: number; readonly stage: string };
  /** A holder is asked to renew: when what the case has awarded ends at the latest, if the version is in force now. */
  readonly endsBy?: string;
}

/** What runs under a version, and the names of the people who stand behind it. */
export interface RunningVersion {
  readonly version: number;
  /** Open cases; Temporal counts them a moment after they change. */
  readonly cases: number;
  readonly proposer: string;
  readonly publisher?: string;
}

/** Programs and their versions. */
export interface ProgramsService {
  list(caller: Caller): Promise<readonly ProgramVersion[]>;
  versions(caller: Caller, programId: string): Promise<readonly ProgramVersion[]>;
  source(caller: Caller, programId: string, version: number): Promise<string>;
  /** The YAML of the scripts that were sent with a version, if any were. */
  scripts(caller: Caller, programId: string, version: number): Promise<string | undefined>;
  /** What runs under each version, the highest first. */
  running(caller: Caller, programId: string): Promise<readonly RunningVersion[]>;
  /**
   * Proposes a version. `input` as proposalSchema (programs/schemas.ts):
   * `{ source, scripts?, effectiveFrom?, rehearsal: { sourceHash, scripts, passed } }`.
   * @throws `program-invalid` with the problems by place, `program-version-taken`, `invalid-input` if it was not rehearsed.
   */
  propose(caller: Caller, input: unknown): Promise<ProgramVersion>;
  /**
   * A second person publishes what was proposed. `input`: `{ hash, effectiveFrom? }`, the hash of what was looked at.
   * @throws `self-approval` for the person who proposed; `not-now` or `program-version-taken` when somebody was quicker.
   */
  publish(caller: Caller, programId: string, version: number, input: unknown): Promise<ProgramVersion>;
  previewMigration(
    caller: Caller,
    programId: string,
    to: number,
    page: PageRequest,
  ): Promise<Page<MigrationPreview>>;
  /** Moves one case. Idempotent: a case that is there already is left alone. */
  migrate(caller: Caller, caseId: string, to: number, reason: string): Promise<AnyCase>;
  /**
   * Moves several, each by itself. `input`: `{ cases, to, reason }`, 100 ids at most. @throws `invalid-input`; what is refused for one case is its `problem`.
   */
  migrateMany(
    caller: Caller,
    input: unknown,
  ): Promise<readonly { readonly caseId: string; readonly problem?: string | undefined }[]>;
  /** What was decided in cases of a program, for replaying it under other rules: a page is that of some cases. */
  decisions(caller: Caller, programId: string, page: PageRequest): Promise<Page<DecisionRecord>>;
}

export interface Services extends LearningServices {
  readonly cases: CasesService;
  readonly applications: ApplicationsService;
  readonly programs: ProgramsService;
  readonly drafts: DraftsService;
  readonly rehearsals: RehearsalsService;
  readonly previews: PreviewsService;
  readonly deals: DealsService;
  readonly inbox: InboxService;
  readonly signIn: SignInService;
  readonly passkeys: PasskeysService;
  readonly taskLinks: TaskLinkService;
  readonly directory: DirectoryService;
  readonly people: PeopleService;
  readonly mailChoices: MailChoicesService;
  readonly funds: FundsService;
  readonly uploads: UploadsService;
  readonly payments: PaymentsService;
  readonly certificates: CertificatesService;
  readonly materials: MaterialsService;
  readonly exams: ExamsService;
  readonly standing: StandingService;
  readonly audit: AuditService;
  readonly webhooks: WebhooksService;
  readonly personalData: PersonalDataService;
  /** Names for ids, for pages: unknown ids are left out. */
  readonly namesOf: (personIds: readonly string[]) => Promise<Readonly<Record<string, string>>>;
  readonly currentProgram: () => Promise<DealProgram>;
}
/** What the HTTP API needs besides what the pages do. */
export interface ApiServices extends Services {
  readonly accounts: AccountsService;
}
