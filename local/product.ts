import { createBucket } from '../activities/files/create-bucket.ts';
import { bundleDesigner, watchDesigner } from '../infra/constructs/bundle-designer.ts';
import { apiService, rehearsalService, streamService, workerService } from './app-services.ts';
import { prepareData, prepareNamespace } from './data.ts';
import { type Gathered, gatherParts } from './gather.ts';
import { freePort } from './parts/ports.ts';
import { Fleet } from './processes/fleet.ts';
import type { Service } from './processes/service.ts';
import { dynamoService, fileStoreService, inboxService, temporalService } from './services.ts';
import type { Settings } from './settings.ts';
import { localStaffSignIn } from './staff-sign-in.ts';
import { linkKeys, payloadKeys, prepareState, type StatePaths, statePaths } from './state.ts';
import { showTemporalUi } from './temporal-ui.ts';

/** The running product: where its parts are reached. */
export interface Product {
  readonly portal: string;
  readonly inbox: string;
  /** The store of uploaded files. */
  readonly files: string;
  /** Undefined for a server that is not ours, unless TEMPORAL_UI_URL says it. */
  readonly temporalUi: string | undefined;
  /** The identity provider of the vendor's people, if one was asked for. */
  readonly staffProvider: string | undefined;
  readonly paths: StatePaths;
  stop(): Promise<void>;
}

export interface StartOptions {
  /** Start the worker and the API anew when their sources change. */
  readonly watch: boolean;
  readonly say: (text: string) => void;
  /** Gives the start up, and ends what was started. */
  readonly signal: AbortSignal;
}

/** Local emulators want some region and credentials; the person's own are kept away from them. */
const awsEnvironment = {
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
};
const personalAws = ['AWS_SESSION_TOKEN', 'AWS_PROFILE', 'AWS_DEFAULT_PROFILE'];

interface Servers {
  readonly temporal: string;
  readonly temporalUi: string | undefined;
  /** The page of the namespace there. */
  readonly namespacePage: string | undefined;
  readonly dynamodb: string;
  readonly inbox: string;
  readonly files: string;
  /** Ends what is no process of its own. */
  readonly close: () => void;
}

/** Where the API listens on this machine, and where people reach the portal. */
interface AppPlace {
  readonly port: number;
  readonly apiUrl: string;
  readonly portal: string;
}

/** Starts everything: the parts, then the table and the first data, then worker, API and portal, and who plays rehearsals. */
export async function startProduct(settings: Settings, options: StartOptions): Promise<Product> {
  Object.assign(process.env, awsEnvironment);
  for (const name of personalAws) delete process.env[name];
  const parts = await Promise.race([gatherParts(settings), aborted(options.signal)]);
  const paths = statePaths(settings.state);
  prepareState(paths);
  const fleet = new Fleet({ ...options, records: paths.records });
  try {
    await fleet.record();
    const port = await freePort(settings.PORT);
    const apiUrl = `http://localhost:${port}`;
    const portal = settings.PUBLIC_URL ?? apiUrl;
    const servers = await startServers(settings, parts, paths, fleet, portal);
    const app = await startApp(settings, servers, paths, fleet, {
      ...options,
      port,
      apiUrl,
      portal,
    });
    const stop = async () => {
      servers.close();
      await fleet.stop();
    };
    return { ...servers, ...app, portal, paths, stop };
  } catch (error) {
    await fleet.stop();
    throw error;
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** Starts the parts that do not run already, side by side. */
async function startServers(
  settings: Settings,
  parts: Gathered,
  paths: StatePaths,
  fleet: Fleet,
  portal: string,
): Promise<Servers> {
  const { logs } = paths;
  const temporal = parts.temporal ? await temporalFor(parts.temporal, settings, paths, portal) : undefined;
  const port = {
    dynamodb: await freePort(settings.DYNAMODB_PORT),
    inbox: await freePort(settings.SES_PORT),
    files: await freePort(settings.S3_PORT),
  };
  const dynamodb =
    parts.dynamodb && dynamoService(parts.dynamodb, { port: port.dynamodb, logs, state: paths.dynamodb });
  const inbox = settings.SES_ENDPOINT
    ? undefined
    : inboxService({ port: port.inbox, logs, state: paths.inbox });
  const files = parts.files
    ? fileStoreService(parts.files, { port: port.files, logs, state: paths.files })
    : undefined;
  const services: (Service | undefined)[] = [temporal?.service, dynamodb, inbox, files];
  await fleet.start(services.filter((service) => service !== undefined));
  const ui = temporal && (await showTemporalUi(temporal.uiPort, temporal.behind));
  return {
    temporal: temporal?.service.address ?? settings.TEMPORAL_ADDRESS ?? '',
    temporalUi: temporal ? `http://localhost:${temporal.uiPort}` : settings.TEMPORAL_UI_URL,
    namespacePage: temporal
      ? `http://localhost:${temporal.uiPort}/namespaces/${settings.TEMPORAL_NAMESPACE}`
      : settings.TEMPORAL_UI_URL,
    close: () => ui?.close(),
    dynamodb: dynamodb?.address ?? settings.DYNAMODB_ENDPOINT ?? '',
    inbox: inbox?.address ?? settings.SES_ENDPOINT ?? '',
    files: files?.address ?? settings.S3_ENDPOINT ?? '',
  };
}

async function temporalFor(
  executable: string,
  settings: Settings,
  paths: StatePaths,
  portal: string,
): Promise<{ service: Service; uiPort: number; behind: number }> {
  const port = await freePort(settings.TEMPORAL_PORT);
  const uiPort = await freePort(settings.TEMPORAL_UI_PORT);
  const behind = await freePort();
  const codecEndpoint = settings.ENCRYPT_PAYLOADS ? `${portal}/codec` : undefined;
  const options = { port, uiPort: behind, codecEndpoint, logs: paths.logs, state: paths.temporal };
  return { service: temporalService(executable, options), uiPort, behind };
}

/** Bundles the designer for browsers, and goes on doing so whenever its sources change, until `signal`. */
async function prepareDesigner(folder: string, { watch, signal }: StartOptions): Promise<void> {
  if (!watch) return bundleDesigner(folder);
  const stop = await watchDesigner(folder);
  signal.addEventListener('abort', () => void stop(), { once: true });
}

/** Prepares the data, then starts worker, API and portal. Gives where staff sign in, if that is a part of its own. */
async function startApp(
  settings: Settings,
  servers: Servers,
  paths: StatePaths,
  fleet: Fleet,
  { port, apiUrl, portal, ...options }: AppPlace & StartOptions,
): Promise<Pick<Product, 'staffProvider'>> {
  if (settings.TEMPORAL_ADDRESS) await prepareNamespace(servers.temporal, settings.TEMPORAL_NAMESPACE);
  await prepareData({
    region: awsEnvironment.AWS_REGION,
    dynamodb: servers.dynamodb,
    tableName: settings.TABLE_NAME,
    paths,
    apiUrl,
    temporal: { address: servers.temporal, namespace: settings.TEMPORAL_NAMESPACE },
  });
  const region = awsEnvironment.AWS_REGION;
  await createBucket({ region, endpoint: servers.files, bucket: settings.FILES_BUCKET });
  const staff = await localStaffSignIn(settings, portal, paths.logs);
  const env = {
    TABLE_NAME: settings.TABLE_NAME,
    DYNAMODB_ENDPOINT: servers.dynamodb,
    SES_ENDPOINT: servers.inbox,
    S3_ENDPOINT: servers.files,
    FILES_BUCKET: settings.FILES_BUCKET,
    FILE_SCAN_URL: settings.FILE_SCAN_URL,
    TELEMETRY_URL: settings.TELEMETRY_URL,
    TEMPORAL_ADDRESS: servers.temporal,
    TEMPORAL_NAMESPACE: settings.TEMPORAL_NAMESPACE,
    LINK_KEYS: linkKeys(paths.linkKeys),
    PAYLOAD_KEYS: settings.ENCRYPT_PAYLOADS ? payloadKeys(paths.payloadKeys) : undefined,
    PUBLIC_URL: portal,
    TEMPORAL_UI_URL: servers.namespacePage,
    SANCTIONS_LIST: settings.SANCTIONS_LIST,
    PAYER: settings.PAYER,
    DESIGNER_FILES: paths.designer,
    ...staff?.env,
    PRIVATE_WEBHOOKS: 'true',
    STREAM_CHECKPOINT: paths.streamCheckpoint,
  };
  await prepareDesigner(paths.designer, options);
  const app = { env, logs: paths.logs, watch: options.watch };
  const staffServices = staff ? [staff.service] : [];
  await fleet.start([workerService(app), apiService(app, port), streamService(app), ...staffServices]);
  await fleet.start([rehearsalService(app)]);
  return { staffProvider: staff?.service.address };
}
