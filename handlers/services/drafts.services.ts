import type { DraftEditor, DraftSummary, ProgramDraft } from '../../domain/programs/draft.ts';
import type { ProgramVersion } from '../../domain/programs/program.ts';
import type { InstalledNames } from '../../domain/programs/registry.ts';
import type { Caller } from './services.ts';

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
