import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { createFileContents } from '../activities/files/contents.s3.ts';
import { createBucket } from '../activities/files/create-bucket.ts';
import { createMailer } from '../activities/mail/mailer.ses.ts';
import { createSendDraftLink } from '../activities/mail/send-draft-link.ts';
import { createSendInvitation } from '../activities/mail/send-invitation.ts';
import { createSendSignInLink } from '../activities/mail/send-sign-in-link.ts';
import { createSendSignInPause } from '../activities/mail/send-sign-in-pause.ts';
import { documentClient } from '../activities/store/connect.ts';
import { createDynamoStores } from '../activities/store/stores.dynamo.ts';
import type { Stores } from '../activities/store/stores.ts';
import { brandingSchema } from '../domain/branding/branding.schema.ts';
import { linkKeysSchema } from '../domain/links/link-token.schema.ts';
import { payloadKeysSchema } from '../domain/payloads/payload-keys.schema.ts';
import { createServices } from '../handlers/services/create-services.ts';
import type { ApiServices } from '../handlers/services/services.ts';
import { temporalData } from '../handlers/temporal-access.ts';
import { apiService, workerService } from '../local/app-services.ts';
import { prepareData } from '../local/data.ts';
import { shown } from '../local/gather.ts';
import { dynamoPart } from '../local/parts/dynamodb.ts';
import { freePort } from '../local/parts/ports.ts';
import { temporalPart } from '../local/parts/temporal.ts';
import { versitygwPart } from '../local/parts/versitygw.ts';
import type { RunningProcess } from '../local/processes/process.ts';
import { type Service, saysInLog, startService } from '../local/processes/service.ts';
import { dynamoService, fileStoreService, inboxService, temporalService } from '../local/services.ts';
import { linkKeys, payloadKeys, statePaths } from '../local/state.ts';

const region = 'eu-central-1';
const tableName = 'throughline';
const bucket = 'bench';

/** The product on real parts, in memory and on free ports, with a second worker that has the bare workflow only. */
export interface Stage {
  readonly temporal: Client;
  /** What the bare workflow is asked through: payloads as the SDK makes them. */
  readonly bareClient: Client;
  readonly dynamodb: string;
  /** The process id of DynamoDB Local. */
  readonly dynamodbPid: number;
  readonly workerPid: number;
  readonly bareWorkerPid: number;
  /** Where one reads what was mailed. */
  readonly inbox: string;
  /** The logs of worker and API. */
  readonly logs: { readonly worker: string; readonly api: string };
  readonly apiUrl: string;
  readonly stores: Stores;
  readonly services: ApiServices;
  stop(): Promise<void>;
}

export interface StageOptions {
  /** So fast that it holds nothing up if not given: what is measured is the product, not what SES takes. */
  readonly mailPerSecond?: number;
  readonly logLevel?: 'warn' | 'info';
  /** Has a store of uploaded files, too. */
  readonly files?: boolean;
  /** Gives the address at which worker and API reach a part instead of its own. */
  readonly inFrontOf?: (part: 'dynamodb' | 'inbox' | 'files', address: string) => Promise<string>;
}
type Start = (service: Service) => Promise<{ readonly address: string; readonly pid: number }>;

/** Starts everything; whatever was started ends if one of them does not come up. */
export async function startStage(options: StageOptions = {}): Promise<Stage> {
  Object.assign(process.env, {
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  });
  const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'));
  const running: RunningProcess[] = [];
  const stop = async () => {
    await Promise.all(running.reverse().map((one) => one.stop()));
    rmSync(folder, { recursive: true, force: true });
  };
  const start = async (service: Service) => {
    const process = await startService(service);
    running.push(process);
    return { address: service.address, pid: process.pid };
  };
  try {
    return { ...(await startAll(folder, start, options)), stop };
  } catch (failure) {
    await stop();
    throw failure;
  }
}

async function startAll(folder: string, start: Start, options: StageOptions): Promise<Omit<Stage, 'stop'>> {
  const paths = statePaths(folder);
  const { logs } = paths;
  const { address } = await start(
    temporalService(await shown(temporalPart), { port: await freePort(), logs }),
  );
  const inFrontOf = options.inFrontOf ?? (async (_part, own) => own);
  const { address: ownDynamodb, pid: dynamodbPid } = await start(
    dynamoService(await shown(dynamoPart), { port: await freePort(), logs }),
  );
  const dynamodb = await inFrontOf('dynamodb', ownDynamodb);
  const { address: inbox } = await start(inboxService({ port: await freePort(), logs }));
  const mailing = await inFrontOf('inbox', inbox);
  const files = options.files ? await inFrontOf('files', await startFiles(start, logs)) : undefined;
  const port = await freePort();
  const apiUrl = `http://localhost:${port}`;
  await prepareData({
    ...{ region, dynamodb, tableName, paths, apiUrl },
    temporal: { address, namespace: 'default' },
  });
  const keys = linkKeys(paths.linkKeys);
  const PAYLOAD_KEYS = payloadKeys(paths.payloadKeys);
  const env = {
    TABLE_NAME: tableName,
    DYNAMODB_ENDPOINT: dynamodb,
    SES_ENDPOINT: mailing,
    TEMPORAL_ADDRESS: address,
    FILES_BUCKET: bucket,
    S3_ENDPOINT: files,
    DESIGNER_FILES: fileURLToPath(new URL('../designer/', import.meta.url)),
    LINK_KEYS: keys,
    PAYLOAD_KEYS,
    PUBLIC_URL: apiUrl,
    SANCTIONS_LIST: 'examples/sanctions-list.json',
    OUTSIDE_CHECKS: 'false',
    LOG_LEVEL: options.logLevel ?? 'warn',
    MAIL_PER_SECOND: String(options.mailPerSecond ?? 1000),
  };
  const { pid: workerPid } = await start(workerService({ env, logs, watch: false }));
  await start(apiService({ env, logs, watch: false }, port));
  const { pid: bareWorkerPid } = await start(bareWorker(address, logs));
  const connection = await Connection.connect({ address });
  const bareClient = new Client({ connection });
  const temporal = new Client({
    connection,
    ...temporalData({
      TEMPORAL_NAMESPACE: 'default',
      AWS_REGION: region,
      PAYLOAD_KEYS: payloadKeysSchema.parse(JSON.parse(PAYLOAD_KEYS)),
    }),
  });
  const stores = createDynamoStores({ client: documentClient({ region, endpoint: dynamodb }), tableName });
  const branding = brandingSchema.parse({});
  const mailer = createMailer({ region, endpoint: mailing, sender: branding.sender });
  const services = createServices({
    shippedPrograms: new URL('../programs/', import.meta.url),
    temporal: async () => temporal,
    stores,
    sendSignInLink: createSendSignInLink({ mailer, branding }),
    sendSignInPause: createSendSignInPause({ mailer, branding }),
    sendDraftLink: createSendDraftLink({ mailer, branding }),
    sendInvitation: createSendInvitation({ mailer, branding }),
    files: async () => createFileContents({ region, endpoint: files, bucket }),
    linkKeys: linkKeysSchema.parse(JSON.parse(keys)),
    publicUrl: apiUrl,
    now: () => new Date(),
    // A hundred at a time wait for each other; no one is told to come again.
    answerWithin: 120_000,
  });
  const pids = { dynamodbPid, workerPid, bareWorkerPid };
  const written = { worker: join(logs, 'worker.log'), api: join(logs, 'api.log') };
  return {
    ...{ temporal, bareClient, dynamodb, ...pids, inbox, apiUrl, stores, services },
    logs: written,
  };
}

async function startFiles(start: Start, logs: string): Promise<string> {
  const { address } = await start(
    fileStoreService(await shown(versitygwPart), { port: await freePort(), logs }),
  );
  await createBucket({ region, endpoint: address, bucket });
  return address;
}

function bareWorker(address: string, logs: string): Service {
  const log = join(logs, 'bare-worker.log');
  const entry = fileURLToPath(new URL('bare.worker.ts', import.meta.url));
  const args = ['--import', 'tsx', entry, address];
  const spec = { name: 'Bare worker', program: process.execPath, args, log };
  return { spec, address: '', ready: saysInLog(log, '"polling"') };
}
