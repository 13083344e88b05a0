import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { createMailer } from '../activities/mail/mailer.ses.ts';
import { createSendDraftLink } from '../activities/mail/send-draft-link.ts';
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
import type { RunningProcess } from '../local/processes/process.ts';
import { type Service, saysInLog, startService } from '../local/processes/service.ts';
import { dynamoService, inboxService, temporalService } from '../local/services.ts';
import { linkKeys, payloadKeys, statePaths } from '../local/state.ts';

const region = 'eu-central-1';
const tableName = 'throughline';

/** The product on real parts, in memory and on free ports, with a second worker that has the bare workflow only. */
export interface Stage {
  readonly temporal: Client;
  readonly temporalAddress: string;
  readonly dynamodb: string;
  /** The process id of DynamoDB Local. */
  readonly dynamodbPid: number;
  readonly workerPid: number;
  readonly bareWorkerPid: number;
  /** Where one reads what was mailed. */
  readonly inbox: string;
  readonly apiUrl: string;
  readonly stores: Stores;
  readonly services: ApiServices;
  stop(): Promise<void>;
}

export interface StageOptions {
  /** So fast that it holds nothing up if not given: what is measured is the product, not what SES takes. */
  readonly mailPerSecond?: number;
}

/** Starts everything; whatever was started ends if one of them does not come up. */
export async function startStage({ mailPerSecond = 1000 }: StageOptions = {}): Promise<Stage> {
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
    return { ...(await startAll(folder, start, String(mailPerSecond))), stop };
  } catch (failure) {
    await stop();
    throw failure;
  }
}

async function startAll(
  folder: string,
  start: (service: Service) => Promise<{ readonly address: string; readonly pid: number }>,
  MAIL_PER_SECOND: string,
): Promise<Omit<Stage, 'stop'>> {
  const paths = statePaths(folder);
  const { logs } = paths;
  const { address } = await start(
    temporalService(await shown(temporalPart), { port: await freePort(), logs }),
  );
  const { address: dynamodb, pid: dynamodbPid } = await start(
    dynamoService(await shown(dynamoPart), { port: await freePort(), logs }),
  );
  const { address: inbox } = await start(inboxService({ port: await freePort(), logs }));
  const port = await freePort();
  const apiUrl = `http://localhost:${port}`;
  await prepareData({ region, dynamodb, tableName, paths, apiUrl });
  const keys = linkKeys(paths.linkKeys);
  const PAYLOAD_KEYS = payloadKeys(paths.payloadKeys);
  const env = {
    TABLE_NAME: tableName,
    DYNAMODB_ENDPOINT: dynamodb,
    SES_ENDPOINT: inbox,
    TEMPORAL_ADDRESS: address,
    FILES_BUCKET: 'bench',
    DESIGNER_FILES: fileURLToPath(new URL('../designer/', import.meta.url)),
    LINK_KEYS: keys,
    PAYLOAD_KEYS,
    PUBLIC_URL: apiUrl,
    LOG_LEVEL: 'warn',
    MAIL_PER_SECOND,
  };
  const { pid: workerPid } = await start(workerService({ env, logs, watch: false }));
  await start(apiService({ env, logs, watch: false }, port));
  const { pid: bareWorkerPid } = await start(bareWorker(address, logs));
  const temporal = new Client({
    connection: await Connection.connect({ address }),
    ...temporalData({
      TEMPORAL_NAMESPACE: 'default',
      AWS_REGION: region,
      PAYLOAD_KEYS: payloadKeysSchema.parse(JSON.parse(PAYLOAD_KEYS)),
    }),
  });
  const stores = createDynamoStores({ client: documentClient({ region, endpoint: dynamodb }), tableName });
  const branding = brandingSchema.parse({});
  const mailer = createMailer({ region, endpoint: inbox, sender: branding.sender });
  const services = createServices({
    shippedPrograms: new URL('../programs/', import.meta.url),
    temporal,
    stores,
    sendSignInLink: createSendSignInLink({ mailer, branding }),
    sendSignInPause: createSendSignInPause({ mailer, branding }),
    sendDraftLink: createSendDraftLink({ mailer, branding }),
    files: () => Promise.reject(new Error('Nothing is uploaded here')),
    linkKeys: linkKeysSchema.parse(JSON.parse(keys)),
    publicUrl: apiUrl,
    now: () => new Date(),
    // A hundred at a time wait for each other; no one is told to come again.
    answerWithin: 120_000,
  });
  const pids = { dynamodbPid, workerPid, bareWorkerPid };
  return { temporal, temporalAddress: address, dynamodb, ...pids, inbox, apiUrl, stores, services };
}

function bareWorker(address: string, logs: string): Service {
  const log = join(logs, 'bare-worker.log');
  const entry = fileURLToPath(new URL('bare.worker.ts', import.meta.url));
  const args = ['--import', 'tsx', entry, address];
  const spec = { name: 'Bare worker', program: process.execPath, args, log };
  return { spec, address: '', ready: saysInLog(log, '"polling"') };
}
