import type { Client } from '@temporalio/client';
import type { ScanFile } from '../../activities/files/scan-file.ts';
import type { DraftLink } from '../../activities/mail/send-draft-link.ts';
import type { InvitationLink } from '../../activities/mail/send-invitation.ts';
import type { SignInLink } from '../../activities/mail/send-sign-in-link.ts';
import type { SignInPause } from '../../activities/mail/send-sign-in-pause.ts';
import type { Stores } from '../../activities/store/stores.ts';
import type { FileContents } from '../../activities/store/uploads.store.ts';
import type { Branding } from '../../domain/branding/branding.schema.ts';
import type { LinkKeys } from '../../domain/links/link-token.schema.ts';
import type { Payer } from '../../domain/mdf/payer.schema.ts';
import type { ExamProviders } from '../../domain/programs/installation.schema.ts';
import type { StaffProvider } from './sign-in/provider.ts';
import type { ProviderProblem } from './sign-in.services.ts';

/** What the services work with. */
export interface ServiceContext {
  /** Loaded when it is asked for first. Ask it through `ask` of temporal.ts. */
  readonly temporal: () => Promise<Client>;
  readonly stores: Stores;
  /** The content of uploaded files; connected to when it is asked for first. */
  readonly files: () => Promise<FileContents>;
  /** Looks for malware in what was uploaded; without it nothing is looked for. */
  readonly scanFile?: ScanFile | undefined;
  readonly sendSignInLink: (link: SignInLink) => Promise<void>;
  readonly sendSignInPause: (pause: SignInPause) => Promise<void>;
  readonly sendDraftLink: (link: DraftLink) => Promise<void>;
  readonly sendInvitation: (link: InvitationLink) => Promise<void>;
  readonly linkKeys: LinkKeys;
  /** Where people reach the portal: the start of links. */
  readonly publicUrl: string;
  /** The folder of the programs that are shipped, with its `/` at the end. */
  readonly shippedPrograms: URL;
  readonly now: () => Date;
  /** The vendor's face in e-mails that are shown before they are sent; ours if not given. */
  readonly branding?: Branding | undefined;
  /** The account that partners are paid from; without it no file for the bank can be made. */
  readonly payer?: Payer | undefined;
  /** Who sends results of exams, and with which secrets; asked for when a result comes. Nobody if not given. */
  readonly examProviders?: (() => Promise<ExamProviders>) | undefined;
  /** Webhooks may stand in the own network, and be spoken to by plain http. */
  readonly privateWebhooks?: boolean | undefined;
  /** How long Temporal may take to answer, in milliseconds; then the caller is told to try again. 10,000 if not given. */
  readonly answerWithin?: number | undefined;
  /** How long a confirmed payment may take to be booked before it is answered as it stands, in milliseconds. 3,000 if not given. */
  readonly bookedWithin?: number | undefined;
  /**
   * How long asking for a link to sign in or to apply takes at least, in milliseconds, so that its time does not tell
   * whether the address is known. 1,000 if not given.
   */
  readonly signInTakes?: number | undefined;
  /** The identity provider of the vendor's people; without it they sign in by link. */
  readonly staffSignIn?: StaffProvider | undefined;
  /** Told why the provider signed nobody in: by codes, which name nobody. */
  readonly onProviderProblem?: ((problem: { why: ProviderProblem; code: string }) => void) | undefined;
  /** Told of a link that could not be sent; the person who asked is not. */
  readonly onMailFailure?: ((failure: unknown) => void) | undefined;
}
