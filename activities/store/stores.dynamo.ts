import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { auditedItems } from './audit/audited-items.ts';
import { onFirstCall } from './calls.ts';
import { createCaseStore } from './cases.dynamo.ts';
import { createDeedStore } from './deeds.dynamo.ts';
import { createDocumentStore } from './documents.dynamo.ts';
import { createDraftStore } from './drafts.dynamo.ts';
import { createFileStore } from './files.dynamo.ts';
import { createItems } from './items.ts';
import { createMailLog } from './mail-log.dynamo.ts';
import { createPartnerStore } from './partners.dynamo.ts';
import { createPeopleStore } from './people.dynamo.ts';
import { createProgramStore } from './programs.dynamo.ts';
import { createRequestStore } from './requests.dynamo.ts';
import type { Stores } from './stores.ts';

/**
 * Every port, over the one table. `now`: the clock of time stamps, of leases and of rate limits. What requests and
 * e-mails are counted by, and what cases are found by, is nobody's act; all else is written through the audit.
 */
export function createDynamoStores(deps: {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly now?: () => Date;
}): Stores {
  const table = createItems(deps.client, deps.tableName);
  const now = deps.now ?? (() => new Date());
  const items = auditedItems(table, now);
  return {
    cases: createCaseStore(items),
    caseIndex: onFirstCall(async () => (await import('./case-index.dynamo.ts')).createCaseIndex(table)),
    hearing: onFirstCall(async () => (await import('./hearing.dynamo.ts')).createHearingStore(items)),
    customers: onFirstCall(async () =>
      (await import('./customers.dynamo.ts')).createCustomerStore(items, now),
    ),
    people: createPeopleStore(items),
    invitations: onFirstCall(async () =>
      (await import('./invitations.dynamo.ts')).createInvitationStore(items),
    ),
    partners: createPartnerStore(items),
    knownPartners: onFirstCall(async () =>
      (await import('./known-partners.dynamo.ts')).createKnownPartnerStore(items),
    ),
    deeds: createDeedStore(items),
    documents: createDocumentStore(items),
    programs: createProgramStore(items),
    programDrafts: onFirstCall(async () =>
      (await import('./program-drafts.dynamo.ts')).createProgramDraftStore(items, now),
    ),
    drafts: createDraftStore(items, now),
    files: createFileStore(items),
    requests: createRequestStore(table, now),
    mailLog: createMailLog(table),
    addresses: onFirstCall(async () => (await import('./addresses.dynamo.ts')).createAddressStore(items)),
    uploads: onFirstCall(async () => (await import('./uploads.dynamo.ts')).createUploadStore(items)),
    funds: onFirstCall(async () => (await import('./funds.dynamo.ts')).createFundStore(items)),
    payments: onFirstCall(async () => (await import('./payments.dynamo.ts')).createPaymentStore(items)),
    claimMarks: onFirstCall(async () =>
      (await import('./claim-marks.dynamo.ts')).createClaimMarkStore(items),
    ),
    certificates: onFirstCall(async () =>
      (await import('./certificates.dynamo.ts')).createCertificateStore(items),
    ),
    materials: onFirstCall(async () => (await import('./materials.dynamo.ts')).createMaterialStore(items)),
    attempts: onFirstCall(async () => (await import('./attempts.dynamo.ts')).createAttemptStore(items)),
    readings: onFirstCall(async () => (await import('./readings.dynamo.ts')).createReadingStore(items)),
    enrolments: onFirstCall(async () => (await import('./enrolments.dynamo.ts')).createEnrolmentStore(items)),
    examResults: onFirstCall(async () =>
      (await import('./exam-results.dynamo.ts')).createExamResultStore(items),
    ),
    audit: onFirstCall(async () => (await import('./audit.dynamo.ts')).createAuditStore(table, now)),
    identities: onFirstCall(async () => (await import('./identities.dynamo.ts')).createIdentityStore(items)),
    passkeys: onFirstCall(async () => (await import('./passkeys.dynamo.ts')).createPasskeyStore(items)),
    standing: onFirstCall(async () => (await import('./standing.dynamo.ts')).createStandingStore(items)),
    webhooks: onFirstCall(async () => (await import('./webhooks.dynamo.ts')).createWebhookStore(items)),
    personalData: onFirstCall(async () =>
      (await import('./personal-data.dynamo.ts')).createPersonalDataStore(items, now),
    ),
    setAside: onFirstCall(async () => (await import('./set-aside.dynamo.ts')).createSetAsideStore(items)),
    synthetic: onFirstCall(async () => (await import('./synthetic.dynamo.ts')).createSyntheticStore(items)),
  };
}
