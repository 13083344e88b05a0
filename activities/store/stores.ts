import type { AddressStore } from './addresses.store.ts';
import type { CaseStore } from './cases.store.ts';
import type { CertificateStore } from './certificates.store.ts';
import type { ClaimMarkStore } from './claim-marks.store.ts';
import type { CustomerStore } from './customers.store.ts';
import type { DeedStore } from './deeds.store.ts';
import type { DocumentStore } from './documents.store.ts';
import type { DraftStore } from './drafts.store.ts';
import type { FileStore } from './files.store.ts';
import type { FundStore } from './funds.store.ts';
import type { KnownPartnerStore } from './known-partners.store.ts';
import type { MailLog } from './mail-log.store.ts';
import type { PartnerStore } from './partners.store.ts';
import type { PaymentStore } from './payments.store.ts';
import type { PeopleStore } from './people.store.ts';
import type { ProgramDraftStore } from './program-drafts.store.ts';
import type { ProgramStore } from './programs.store.ts';
import type { RequestStore } from './requests.store.ts';
import type { UploadStore } from './uploads.store.ts';

/** Every port of the one table. `createDynamoStores` (stores.dynamo.ts) makes them from a document client. */
export interface Stores {
  readonly cases: CaseStore;
  readonly customers: CustomerStore;
  readonly people: PeopleStore;
  readonly partners: PartnerStore;
  readonly knownPartners: KnownPartnerStore;
  readonly deeds: DeedStore;
  readonly documents: DocumentStore;
  readonly programs: ProgramStore;
  readonly programDrafts: ProgramDraftStore;
  readonly drafts: DraftStore;
  readonly files: FileStore;
  readonly requests: RequestStore;
  readonly mailLog: MailLog;
  readonly addresses: AddressStore;
  readonly uploads: UploadStore;
  readonly funds: FundStore;
  readonly payments: PaymentStore;
  readonly claimMarks: ClaimMarkStore;
  readonly certificates: CertificateStore;
}
