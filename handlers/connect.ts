import type { Client } from '@temporalio/client';
import type { PayloadCodec } from '@temporalio/common';
import type { ScanFile } from '../activities/files/scan-file.ts';
import { keptOnceMade } from '../activities/store/calls.ts';
import { documentClient } from '../activities/store/connect.ts';
import { createDynamoStores } from '../activities/store/stores.dynamo.ts';
import type { Stores } from '../activities/store/stores.ts';
import type { ExamProviders } from '../domain/programs/installation.schema.ts';
import type { ApiEnv } from './api.env.ts';
import type { Log } from './log.ts';
import { createServices } from './services/create-services.ts';
import type { ApiServices } from './services/services.ts';
import { storesThatAnswer, storeThatAnswers } from './stores-that-answer.ts';
import { temporalData } from './temporal-access.ts';
import type { Tracing } from './tracing/start-tracing.ts';

/** What the app stands on, from the environment. Nothing is asked of the network until the first request. */
export interface Connected {
  readonly services: ApiServices;
  readonly stores: Stores;
  /** For Temporal UI, which cannot read what is encrypted: handlers/codec/. */
  readonly payloadCodec: PayloadCodec;
  readonly close: () => Promise<void>;
}

/** Secrets of exam providers, and what the identity provider is shown, are asked for when needed: few requests do. */
export type ConnectedEnv = Omit<ApiEnv, 'PORT' | 'EXAM_PROVIDERS' | 'STAFF_SIGN_IN_SECRET'> & {
  readonly STAFF_SIGN_IN_SECRET: () => Promise<string>;
  readonly EXAM_PROVIDERS: () => Promise<ExamProviders>;
};

export function connect(env: ConnectedEnv, log: Log, shippedPrograms: URL, tracing?: Tracing): Connected {
  const region = env.AWS_REGION;
  const data = temporalData(env);
  const store = documentClient({ region, endpoint: env.DYNAMODB_ENDPOINT });
  tracing?.store(store);
  const stores = storesThatAnswer(createDynamoStores({ client: store, tableName: env.TABLE_NAME }));
  let opened: Client | undefined;
  // Pages and lists ask the store alone: what asks Temporal comes with the first act.
  const temporal = keptOnceMade(async () => {
    const { openTemporal } = await import('./connect-temporal.ts');
    opened = await openTemporal(env, data, tracing);
    return opened;
  });
  // Few requests send an e-mail: a cold start does without what writes it.
  const sending = keptOnceMade(async () => (await import('./send-links.ts')).createSendLinks(env));
  // Nor has a cold start to do with files.
  const files = keptOnceMade(async () => {
    const { createFileContents } = await import('../activities/files/contents.s3.ts');
    return storeThatAnswers(
      createFileContents({ region, bucket: env.FILES_BUCKET, endpoint: env.S3_ENDPOINT }),
    );
  });
  const services = createServices({
    temporal,
    stores,
    files,
    scanFile: scanAt(env.FILE_SCAN_URL),
    sendSignInLink: async (link) => (await sending()).sendSignInLink(link),
    sendSignInPause: async (pause) => (await sending()).sendSignInPause(pause),
    sendDraftLink: async (link) => (await sending()).sendDraftLink(link),
    sendInvitation: async (link) => (await sending()).sendInvitation(link),
    linkKeys: env.LINK_KEYS,
    publicUrl: env.PUBLIC_URL,
    branding: env.BRANDING,
    payer: env.PAYER,
    privateWebhooks: env.PRIVATE_WEBHOOKS,
    examProviders: env.EXAM_PROVIDERS,
    shippedPrograms,
    staffSignIn: env.STAFF_SIGN_IN && {
      settings: env.STAFF_SIGN_IN,
      clientSecret: env.STAFF_SIGN_IN_SECRET,
    },
    onProviderProblem: (problem) => log.warn(problem, 'the identity provider signed nobody in'),
    now: () => new Date(),
    onMailFailure: (failure) => log.warn({ failure }, 'a link could not be sent'),
  });
  const close = async () => {
    store.destroy();
    await opened?.connection.close();
  };
  const [payloadCodec] = data.dataConverter.payloadCodecs;
  return { services, stores, payloadCodec, close };
}

function scanAt(url: string | undefined): ScanFile | undefined {
  if (!url) return undefined;
  return async (...file) => (await import('../activities/files/scan-file.ts')).scanOverHttp(url)(...file);
}
