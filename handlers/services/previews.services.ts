import type { Branding } from '../../domain/branding/branding.schema.ts';
import type { AnyCase } from '../../domain/cases/any-case.ts';
import type { Task } from '../../domain/cases/case.schema.ts';
import type { Page, PageRequest } from '../../domain/cases/listing.ts';
import type { Person } from '../../domain/people/person.schema.ts';
import type { FormValues } from '../../domain/programs/form.schema.ts';
import type { ListsBeside } from '../../domain/programs/form-values.rules.ts';
import type { Program } from '../../domain/programs/program.ts';
import type { Path } from '../../domain/programs/reading/problems.ts';
import type { MigrationPreview } from './programs.services.ts';
import type { Caller } from './services.ts';

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
