import type { Branding } from '../../domain/branding/branding.schema.ts';
import type { AnyCase } from '../../domain/cases/any-case.ts';
import type { Task } from '../../domain/cases/case.schema.ts';
import type { Page, PageRequest } from '../../domain/cases/listing.ts';
import type { Person } from '../../domain/people/person.schema.ts';
import type { DraftEditor, DraftSummary, ProgramDraft } from '../../domain/programs/draft.ts';
import type { FormValues } from '../../domain/programs/form.schema.ts';
import type { ListsBeside } from '../../domain/programs/form-values.rules.ts';
import type { Program, ProgramVersion } from '../../domain/programs/program.ts';
import type { Path } from '../../domain/programs/reading/problems.ts';
import type { InstalledNames } from '../../domain/programs/registry.ts';
import type { RehearsalState } from '../../domain/rehearsals/film.ts';
import type { Caller, MigrationPreview } from './services.ts';

/**
 * What the designer needs. Who may not design (`design-program`: operations and administrators of the vendor) is
 * answered `not-found`, whatever is asked for.
 */
export interface DraftsService {
  /** The drafts of everybody, the last saved first, and who has each open now. */
  list(caller: Caller): Promise<readonly (DraftSummary & { readonly editors: readonly DraftEditor[] })[]>;
  /** The programs that are shipped: a draft can begin with each. */
  templates(
    caller: Caller,
  ): Promise<readonly { readonly name: string; readonly title: string; readonly purpose: string }[]>;
  /** What the installation has that programs can name. */
  names(caller: Caller): Promise<InstalledNames>;
  /**
   * `input` as newDraftSchema: `{ from: DraftOrigin }`, of kind `file` with `source` and perhaps `scripts`. The same
   * input under the same `requestKey` is the same draft, as it stands now.
   */
  create(
    caller: Caller,
    input: unknown,
    options?: { readonly requestKey?: string | undefined },
  ): Promise<ProgramDraft>;
  get(caller: Caller, draftId: string): Promise<ProgramDraft>;
  /**
   * Saves both texts. `input`: `{ revision, source, scripts }`, the revision that they were made from. The same texts
   * again are the same revision. @throws `draft-changed` when somebody saved other texts since; nothing is lost: read
   * the draft, merge, save again.
   */
  save(caller: Caller, draftId: string, input: unknown): Promise<ProgramDraft>;
  /** Says that a tab has the draft open (`input`: `{ tab }`); tells who else has, and the present revision. */
  here(
    caller: Caller,
    draftId: string,
    input: unknown,
  ): Promise<{ readonly revision: number; readonly editors: readonly DraftEditor[] }>;
  /** Throws the draft away. What was published from it stays. */
  remove(caller: Caller, draftId: string): Promise<void>;
  /**
   * Goes back to an earlier version: proposes its very text under the next number, for a second person to publish. It
   * was rehearsed then. `input`: `{ reason }`. The reason, and which version it restores, stand with the version.
   */
  restore(caller: Caller, programId: string, version: number, input: unknown): Promise<ProgramVersion>;
}

/** Rehearsals in the designer: the workflow `rehearse`, played by the worker that has a time-skipping server. */
export interface RehearsalsService {
  /** `input`: `{ source, scripts, only? }`, the YAML of both and the name of the one script to play. */
  play(caller: Caller, input: unknown): Promise<{ readonly id: string }>;
  /** Waits a while (at most 20 s) for it to come further than `after` scripts. */
  get(caller: Caller, rehearsalId: string, after?: number): Promise<RehearsalState>;
}

/** Something that people will see, as complete HTML documents and plain text, with sample data. */
export interface Preview {
  readonly kind: 'form' | 'mail' | 'waiting';
  /** What it is: `Ask for a special price`, `E-mail to the partner: …`. */
  readonly title: string;
  /** Where in the program it is written. */
  readonly path: Path;
  readonly html: string;
  readonly text?: string;
  readonly subject?: string;
}

/** A page of the portal with sample data: handlers/pages/designer-previews.tsx draws it. */
export interface SampledPage {
  readonly kind: 'form' | 'waiting';
  readonly title: string;
  readonly path: Path;
  /** Who looks at it. */
  readonly reader: Person;
  readonly shows: /** The form that a case is started with. */
    | { readonly as: 'start'; readonly held?: FormValues }
    /** A task, as it is answered on the page of its case. */
    | {
        readonly as: 'task';
        readonly view: AnyCase;
        readonly task: Task;
        /** The lists that rows of its form stand beside, by field. */
        readonly beside?: ListsBeside;
        /** What its form is filled in with at first. */
        readonly held?: FormValues;
      }
    /** Where the case stands, and what is next. */
    | { readonly as: 'waiting'; readonly view: AnyCase };
}

/** All that people will see of a program, as at `now`: e-mails as they are sent, and what pages are drawn from. */
export interface SampledProgram {
  readonly program: Program;
  readonly branding: Branding;
  readonly now: string;
  readonly mails: readonly Preview[];
  readonly pages: readonly SampledPage[];
}

export interface PreviewsService {
  /** `input`: `{ source }`. @throws `program-invalid` */
  all(caller: Caller, input: unknown): Promise<SampledProgram>;
  /** Where each running case would stand under this text; nothing is changed. `input`: `{ source }`. */
  migration(caller: Caller, input: unknown, page: PageRequest): Promise<Page<MigrationPreview>>;
}
