import type { FormValues } from '../../domain/programs/form.schema.ts';

/** An application that somebody without an account fills in, before and after it was sent. */
export interface ApplicationDraft {
  readonly id: string;
  readonly programId: string;
  /** Where its link is sent: the applicant's address. */
  readonly email: string;
  /** Tells this application from an earlier one of the same person. */
  readonly begunAt: string;
  readonly values: FormValues;
  /** What it became; nothing of it changes any more. */
  readonly sent?: { readonly caseId: string; readonly personId: string };
}

/** What was typed and not sent yet. Forgotten 30 days after it was last kept. */
export interface DraftStore {
  /** What was typed into a form, by a key that says whose and which. */
  values(key: string): Promise<FormValues | undefined>;
  keep(key: string, values: FormValues): Promise<void>;
  forget(key: string): Promise<void>;
  application(id: string): Promise<ApplicationDraft | undefined>;
  /** Begins or begins anew, unless `before` is no longer what is there: then somebody was quicker. */
  begin(draft: ApplicationDraft, before: ApplicationDraft | undefined): Promise<void>;
  /** Keeps what was typed. False: it was sent, or begun anew, or is forgotten; nothing changed. */
  type(draft: ApplicationDraft, values: FormValues): Promise<boolean>;
  /** What it became, and what was sent. Sending the same twice is nothing new. */
  sent(draft: ApplicationDraft, became: NonNullable<ApplicationDraft['sent']>): Promise<void>;
}
