import type { FormValues } from '../../domain/programs/form.schema.ts';
import type { Process } from '../../domain/programs/process.schema.ts';
import type { CasePage } from './cases.services.ts';
import type { Caller } from './services.ts';

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
