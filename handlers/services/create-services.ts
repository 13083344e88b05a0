import { onFirstCall } from '../../activities/store/calls.ts';
import { createApplicationsService } from './applications/applications.service.ts';
import { createCasesService } from './cases/cases.service.ts';
import { createCertificatesService } from './certificates/certificates.service.ts';
import type { ServiceContext } from './context.ts';
import { createAccountsService } from './deals/accounts.service.ts';
import { createDealsService } from './deals/deals.service.ts';
import { currentProgram } from './deals/load.ts';
import { createDirectoryService } from './directory/directory.service.ts';
import { createDraftsService } from './drafts/drafts.service.ts';
import { createExamsService } from './exams/exams.service.ts';
import { createFundsService } from './funds/funds.service.ts';
import { createExtraTimeService } from './learning/extra-time.service.ts';
import { createLearningService } from './learning/learning.service.ts';
import { createLearningTasksService } from './learning/learning-tasks.service.ts';
import { createMaterialsService } from './materials/materials.service.ts';
import { createPasskeysService } from './passkeys/passkeys.service.ts';
import { createPaymentsService } from './payments/payments.service.ts';
import { createPeopleService } from './people/people.service.ts';
import { createPreviewsService } from './previews/previews.service.ts';
import { createProgramsService } from './programs/programs.service.ts';
import { createRehearsalsService } from './rehearsals/rehearsals.service.ts';
import type { ApiServices } from './services.ts';
import { createSignInService } from './sign-in/sign-in.service.ts';
import { createStandingService } from './standing/standing.service.ts';
import { createInboxService } from './tasks/inbox.service.ts';
import { createTaskLinkService } from './tasks/task-links.service.ts';
import { createUploadsService } from './uploads/uploads.service.ts';
import { createWebhooksService } from './webhooks/webhooks.service.ts';

/** Everything that pages and the API ask for, over Temporal and the store. */
export function createServices(context: ServiceContext): ApiServices {
  const answering = { deals: createDealsService(context), cases: createCasesService(context) };
  return {
    ...answering,
    search: onFirstCall(async () =>
      (await import('./search/search.service.ts')).createSearchService(context),
    ),
    applications: createApplicationsService(context),
    programs: createProgramsService(context),
    drafts: createDraftsService(context),
    rehearsals: createRehearsalsService(context),
    previews: createPreviewsService(context),
    inbox: createInboxService(context, answering),
    signIn: createSignInService(context),
    passkeys: createPasskeysService(context),
    taskLinks: createTaskLinkService(context, answering),
    directory: createDirectoryService(context),
    people: createPeopleService(context),
    invitations: onFirstCall(async () =>
      (await import('./invitations/invitations.service.ts')).createInvitationsService(context),
    ),
    mailChoices: onFirstCall(async () =>
      (await import('./mail-choices/mail-choices.service.ts')).createMailChoicesService(context),
    ),
    funds: createFundsService(context),
    payments: createPaymentsService(context, answering.cases),
    certificates: createCertificatesService(context),
    learningTasks: createLearningTasksService(context),
    extraTime: createExtraTimeService(context),
    learning: createLearningService(context),
    materials: createMaterialsService(context),
    exams: createExamsService(context),
    standing: createStandingService(context),
    webhooks: createWebhooksService(context),
    accounts: createAccountsService(context),
    uploads: createUploadsService(context),
    personalData: onFirstCall(async () =>
      (await import('./personal-data/personal-data.service.ts')).createPersonalDataService(context),
    ),
    audit: onFirstCall(async () => (await import('./audit/audit.service.ts')).createAuditService(context)),
    currentProgram: () => currentProgram(context),
    async namesOf(personIds) {
      const people = await Promise.all([...new Set(personIds)].map((id) => context.stores.people.get(id)));
      return Object.fromEntries(people.flatMap((person) => (person ? [[person.id, person.name]] : [])));
    },
  };
}
