import { readFileSync } from 'node:fs';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Client } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { inject } from 'vitest';
import { onRecord } from '../../activities/audit/rule-acts.ts';
import { createHolderActivities } from '../../activities/certificates/create-holder-activities.ts';
import { createActivities } from '../../activities/create-activities.ts';
import { createOutsideActivities } from '../../activities/create-outside-activities.ts';
import type { ScanFile } from '../../activities/files/scan-file.ts';
import { createFundActivities } from '../../activities/funds/create-fund-activities.ts';
import type { Mail, Mailer } from '../../activities/mail/mailer.ts';
import { createSendDraftLink } from '../../activities/mail/send-draft-link.ts';
import { createSendInvitation } from '../../activities/mail/send-invitation.ts';
import { createSendSignInLink } from '../../activities/mail/send-sign-in-link.ts';
import { createSendSignInPause } from '../../activities/mail/send-sign-in-pause.ts';
import { createPersonalDataActivities } from '../../activities/personal-data/create-personal-data-activities.ts';
import { createStandingActivities } from '../../activities/standing/create-standing-activities.ts';
import { tellOfWonDeals } from '../../activities/standing/tell-of-won-deals.ts';
import { documentClient } from '../../activities/store/connect.ts';
import { createDynamoStores } from '../../activities/store/stores.dynamo.ts';
import type { Stores } from '../../activities/store/stores.ts';
import type { FileContents } from '../../activities/store/uploads.store.ts';
import { createSyntheticActivities } from '../../activities/synthetic/create-synthetic-activities.ts';
import type { Fetch } from '../../activities/synthetic/front-door.ts';
import { createWebhookActivities } from '../../activities/webhooks/create-webhook-activities.ts';
import { brandingSchema } from '../../domain/branding/branding.schema.ts';
import type { DealInput } from '../../domain/deals/deal.schema.ts';
import type { PayloadKeys } from '../../domain/payloads/payload-keys.schema.ts';
import type { Person } from '../../domain/people/person.schema.ts';
import type { ExamProviders, Installation } from '../../domain/programs/installation.schema.ts';
import { versioningOf } from '../../handlers/releases/worker-release.ts';
import { createServices } from '../../handlers/services/create-services.ts';
import { publishProgram } from '../../handlers/services/programs/publish-shipped.ts';
import type { ApiServices, Caller } from '../../handlers/services/services.ts';
import { temporalData } from '../../handlers/temporal-access.ts';
import { seedPartners, seedPeople } from '../../local/seed-data.ts';
import { taskQueue } from '../../workflows/case.messages.ts';
import { createTestBucket } from './bucket.ts';
import { createTestNamespace } from './namespace.ts';
import { createTestTable } from './table.ts';
import { workflowBundle } from './timeskip.ts';

/** What is encrypted with in tests, as the product does it; newest first. */
export const payloadKeys: PayloadKeys = { local: [{ id: 'k1', secret: 'k'.repeat(43) }] };
export const linkKeys = [{ id: 'k1', secret: 'a-secret-of-tests-that-is-long-enough-to-sign-with' }];

/** The product without its pages: real Temporal, real DynamoDB, a worker that can be stopped, a mailer of the test's. */
export interface TestProduct {
  readonly services: ApiServices;
  readonly stores: Stores;
  readonly temporal: Client;
  readonly tableName: string;
  readonly namespace: string;
  readonly address: string;
  /** What the default mailer was given. */
  readonly mails: Mail[];
  /** The worker's way to DynamoDB: while `down`, every request fails; `refused` counts them. */
  readonly workerStore: { down: boolean; refused: number };
  /** What was asked of DynamoDB, by services and worker: names of commands. */
  readonly asked: string[];
  /**
   * A worker in the test's process: of a release, with other keys of payloads, or `plain`: as before anything was encrypted.
   */
  startWorker(how?: {
    release?: TestRelease;
    keys?: PayloadKeys;
    plain?: boolean;
  }): Promise<{ stop: () => Promise<void> }>;
  /** A client with other keys of payloads. */
  clientWith(keys: PayloadKeys): Client;
  close(): Promise<void>;
}

/** Workers of one release, where there are several. */
export interface TestRelease {
  readonly id: string;
  /** The bundle of its workflows, as a file. */
  readonly codePath: string;
  readonly heldPatches?: string[];
}

export async function startProduct(
  options: {
    mailer?: Mailer;
    webhooks?: Installation['webhooks'];
    sanctions?: Installation['sanctions'];
    examProviders?: ExamProviders;
    files?: FileContents;
    publicUrl?: string;
    /** The front door of synthetic deals. */
    fetch?: Fetch;
    scanFile?: ScanFile;
    /** How long Temporal may take to answer: see ServiceContext. */
    answerWithin?: number;
    /** Of another Temporal server than the one that the tests share. */
    temporalAddress?: string;
  } = {},
): Promise<TestProduct> {
  const { publicUrl = 'http://portal.example' } = options;
  const [table, space] = await Promise.all([createTestTable(), createTestNamespace(options.temporalAddress)]);
  const { connection, address, namespace } = space;
  const dataWith = (PAYLOAD_KEYS: PayloadKeys | undefined = payloadKeys) =>
    temporalData({ TEMPORAL_NAMESPACE: namespace, AWS_REGION: 'eu-central-1', PAYLOAD_KEYS });
  const temporal = new Client({ connection, ...dataWith() });
  const asked: string[] = [];
  noteCommands(table.client, asked);
  const stores = createDynamoStores(table);
  await seed(stores);
  const mails: Mail[] = [];
  const mailer = options.mailer ?? keeping(mails);
  const branding = brandingSchema.parse({});
  let files = options.files && Promise.resolve(options.files);
  const services = createServices({
    answerWithin: options.answerWithin,
    shippedPrograms: new URL('../../programs/', import.meta.url),
    temporal: async () => temporal,
    stores,
    linkKeys,
    publicUrl,
    payer: { name: 'Vendor Example GmbH', iban: 'DE89370400440532013000', bic: 'COBADEFFXXX' },
    files: () => {
      files ??= createTestBucket();
      return files;
    },
    ...(options.scanFile ? { scanFile: options.scanFile } : {}),
    privateWebhooks: true,
    examProviders: async () => options.examProviders ?? {},
    sendSignInLink: createSendSignInLink({ mailer, branding }),
    sendSignInPause: createSendSignInPause({ mailer, branding }),
    sendDraftLink: createSendDraftLink({ mailer, branding }),
    sendInvitation: createSendInvitation({ mailer, branding }),
    now: () => new Date(),
  });
  const workerStore = { down: false, refused: 0 };
  const workerClient = breakable(workerStore);
  noteCommands(workerClient, asked);
  const outside = {
    ...{ stores, mailer, client: temporal, linkKeys, publicUrl, branding, resendAfter: 100 },
    installation: { webhooks: options.webhooks ?? {}, outsideCalls: false, sanctions: options.sanctions },
  };
  const workerStores = createDynamoStores({ client: workerClient, tableName: table.tableName });
  const activities = onRecord({
    ...createActivities({
      stores: { ...workerStores, cases: tellOfWonDeals(workerStores.cases, temporal) },
      ...createOutsideActivities(outside),
    }),
    ...createFundActivities(outside),
    ...createStandingActivities(outside),
    ...createHolderActivities(outside),
    ...createWebhookActivities({ ...outside, privateWebhooks: true }),
    ...createPersonalDataActivities({
      ...outside,
      table: { client: workerClient, tableName: table.tableName },
      ...{ stores: workerStores, client: temporal },
    }),
    ...createSyntheticActivities({ ...outside, fetch: options.fetch ?? fetch, onReport: () => undefined }),
  });
  const startWorker: TestProduct['startWorker'] = async ({ release, keys, plain = false } = {}) => {
    const native = await NativeConnection.connect({ address });
    const worker = await Worker.create({
      connection: native,
      ...(plain ? { namespace } : dataWith(keys)),
      taskQueue,
      workflowBundle: release ? { codePath: release.codePath } : workflowBundle(),
      ...versioningOf({ RELEASE: release?.id, HELD_PATCHES: release?.heldPatches ?? [] }),
      activities,
    });
    const running = worker.run();
    const stop = async () => {
      worker.shutdown();
      await running;
      await native.close();
    };
    return { stop };
  };
  const close = async () => {
    await space.close();
    await table.drop();
  };
  return {
    services,
    stores,
    temporal,
    tableName: table.tableName,
    namespace,
    address,
    mails,
    workerStore,
    asked,
    startWorker,
    clientWith: (keys) => new Client({ connection, ...dataWith(keys) }),
    close,
  };
}

/** DynamoDB that fails on demand, as the real one does when a whole zone is in trouble. */
function breakable(state: TestProduct['workerStore']): DynamoDBDocumentClient {
  const client = documentClient({ region: 'eu-central-1', endpoint: inject('dynamodbEndpoint') });
  client.middlewareStack.add(
    (next) => (args) => {
      if (!state.down) return next(args);
      state.refused += 1;
      return Promise.reject(new Error('InternalServerError: DynamoDB is down'));
    },
    { step: 'deserialize', name: 'breakable' },
  );
  return client;
}

function noteCommands(client: DynamoDBDocumentClient, asked: string[]): void {
  client.middlewareStack.add(
    (next, context) => (args) => {
      asked.push(String((context as { commandName?: string }).commandName));
      return next(args);
    },
    { step: 'initialize', name: 'noteCommands' },
  );
}

function keeping(mails: Mail[]): Mailer {
  return {
    async send(mail) {
      mails.push(mail);
      return `ses-${mails.length}`;
    },
  };
}

async function seed({ programs, partners, people }: Stores): Promise<void> {
  const source = readFileSync(new URL('../../programs/deal-registration.yaml', import.meta.url), 'utf8');
  const publishers = { proposedBy: seedPeople.ops.id, publishedBy: seedPeople.secondOps.id };
  await publishProgram({ programs }, source, { ...publishers, now: new Date('2026-01-01T00:00:00.000Z') });
  for (const partner of seedPartners) await partners.put(partner);
  for (const person of Object.values(seedPeople)) await people.put(person);
}

export const callerOf = (person: Person): Caller => ({ person, via: 'portal' });
export const seller = callerOf(seedPeople.northwindSeller);
export const rival = callerOf(seedPeople.alpineSeller);
export const manager = callerOf(seedPeople.channelManager);

let serial = 0;
/** What a partner types for a customer that nobody else has. */
export function typedDeal(change: Partial<DealInput> = {}): DealInput {
  serial += 1;
  return {
    customer: { name: `Kunde ${serial} GmbH`, country: 'DE', website: `kunde-${serial}-${process.pid}.de` },
    productFamily: 'platform',
    value: { amount: 2_000_000, currency: 'EUR' },
    expectedClose: '2028-01-31',
    description: '',
    ifTaken: 'queue',
    ...change,
  };
}
