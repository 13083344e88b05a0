import type { Scope } from '../../domain/people/api-key.schema.ts';
import type { Person } from '../../domain/people/person.schema.ts';
import type { DealProgram } from '../../domain/programs/deal-registration.schema.ts';
import type { ApplicationsService } from './applications.services.ts';
import type { AuditService } from './audit.services.ts';
import type { CasesService } from './cases.services.ts';
import type { CertificatesService } from './certificates.services.ts';
import type { AccountsService, DealsService } from './deals.services.ts';
import type { DirectoryService } from './directory.services.ts';
import type { DraftsService } from './drafts.services.ts';
import type { ExamsService } from './exams.services.ts';
import type { FundsService } from './funds.services.ts';
import type { InvitationsService } from './invitations.services.ts';
import type { LearningServices } from './learning-tasks.services.ts';
import type { MailChoicesService } from './mail-choices.services.ts';
import type { MaterialsService } from './materials.services.ts';
import type { PasskeysService } from './passkeys.services.ts';
import type { PaymentsService } from './payments.services.ts';
import type { PeopleService } from './people.services.ts';
import type { PersonalDataService } from './personal-data.services.ts';
import type { PreviewsService } from './previews.services.ts';
import type { ProgramsService } from './programs.services.ts';
import type { RehearsalsService } from './rehearsals.services.ts';
import type { SearchService } from './search.services.ts';
import type { SignInService } from './sign-in.services.ts';
import type { StandingService } from './standing.services.ts';
import type { InboxService, TaskLinkService } from './tasks.services.ts';
import type { UploadsService } from './uploads.services.ts';
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

/** The same key on the same deal is taken once, also when the first answer was lost on its way. */
export interface OnceOptions {
  readonly requestKey?: string | undefined;
}

export interface Services extends LearningServices {
  readonly cases: CasesService;
  readonly applications: ApplicationsService;
  readonly programs: ProgramsService;
  readonly drafts: DraftsService;
  readonly rehearsals: RehearsalsService;
  readonly previews: PreviewsService;
  readonly deals: DealsService;
  readonly search: SearchService;
  readonly inbox: InboxService;
  readonly signIn: SignInService;
  readonly passkeys: PasskeysService;
  readonly taskLinks: TaskLinkService;
  readonly directory: DirectoryService;
  readonly people: PeopleService;
  readonly invitations: InvitationsService;
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
