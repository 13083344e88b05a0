import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Connection } from '@temporalio/client';
import { localCredentials } from '../activities/store/connect.ts';
import { searchAttributeTypes } from '../workflows/search-attributes.ts';
import { run } from './parts/command.ts';
import { type DynamoLaunch, dynamoCommand } from './parts/dynamodb.ts';
import { answers, type Service } from './processes/service.ts';

export interface ServiceOptions {
  readonly port: number;
  /** The folder for its log. */
  readonly logs: string;
  /** The folder for its state; without it, the state dies with it. */
  readonly state?: string;
}

/**
 * Temporal's dev server; `uiPort` absent: without its web page, which has what is encrypted decrypted at `codecEndpoint`.
 * Its address is `host:port`.
 */
export function temporalService(
  executable: string,
  options: ServiceOptions & { readonly uiPort?: number; readonly codecEndpoint?: string | undefined },
): Service {
  const address = `127.0.0.1:${options.port}`;
  if (options.state) mkdirSync(options.state, { recursive: true });
  const attributes = Object.entries(searchAttributeTypes).flatMap(([name, type]) => [
    '--search-attribute',
    `${name}=${type}`,
  ]);
  const spec = {
    name: 'Temporal',
    program: executable,
    args: [
      ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(options.port), '--log-level', 'warn'],
      ...(options.uiPort ? ['--ui-port', String(options.uiPort)] : ['--headless']),
      ...(options.codecEndpoint ? ['--ui-codec-endpoint', options.codecEndpoint] : []),
      ...(options.state ? ['--db-filename', join(options.state, 'temporal.db')] : []),
      // An activity goes to who scheduled it, without a queue: servers from 1.32 on do so by themselves.
      ...['--dynamic-config-value', 'system.enableActivityEagerExecution=true'],
      ...attributes,
    ],
    log: join(options.logs, 'temporal.log'),
  };
  return { spec, address, ready: () => temporalAnswers(address) };
}

/** Whether a Temporal server answers at `host:port` and knows the namespace. */
export async function temporalAnswers(address: string, namespace = 'default'): Promise<boolean> {
  try {
    const connection = await Connection.connect({ address, connectTimeout: 2000 });
    try {
      await connection.workflowService.describeNamespace({ namespace });
      return true;
    } finally {
      await connection.close();
    }
  } catch {
    return false;
  }
}

/** DynamoDB Local. Its address is a URL. */
export function dynamoService(launch: DynamoLaunch, options: ServiceOptions): Service {
  const address = `http://127.0.0.1:${options.port}`;
  if (options.state) mkdirSync(options.state, { recursive: true });
  const { program, args, container } = dynamoCommand(launch, options.port, options.state);
  const spec = { name: 'DynamoDB Local', program, args, log: join(options.logs, 'dynamodb.log') };
  const service = { spec, address, ready: answers(address) };
  if (!container) return service;
  // The engine's client can end without its container.
  const clear = () => run(program, ['rm', '-f', container]).then(nothing, nothing);
  return { ...service, clear };
}

/** The store of files. Its address is the URL of its S3 API; it takes the credentials of activities/files/contents.s3.ts. */
export function fileStoreService(executable: string, options: ServiceOptions): Service {
  const listen = `127.0.0.1:${options.port}`;
  const address = `http://${listen}`;
  const folder = options.state ?? join(options.logs, 'files');
  // What S3 knows of an object besides its content lies beside: not every file system has room for it.
  const [objects, about] = ['objects', 'about'].map((name) => join(folder, name)) as [string, string];
  for (const made of [objects, about]) mkdirSync(made, { recursive: true });
  const where = ['--port', listen, '--region', 'eu-central-1', '--quiet'];
  const spec = {
    name: 'File store',
    program: executable,
    args: [...where, 'posix', '--sidecar', about, objects],
    env: {
      ROOT_ACCESS_KEY_ID: localCredentials.accessKeyId,
      ROOT_SECRET_ACCESS_KEY: localCredentials.secretAccessKey,
    },
    log: join(options.logs, 'files.log'),
  };
  return { spec, address, ready: answers(address) };
}

/** The SES-compatible inbox. Its address, a URL, is also its web page. */
export function inboxService(options: ServiceOptions): Service {
  const address = `http://127.0.0.1:${options.port}`;
  if (options.state) mkdirSync(options.state, { recursive: true });
  const entry = fileURLToPath(new URL('parts/inbox-server.ts', import.meta.url));
  const spec = {
    name: 'Mail inbox',
    program: process.execPath,
    args: [
      ...['--import', 'tsx', entry, String(options.port)],
      ...(options.state ? [join(options.state, 'mails.json')] : []),
    ],
    log: join(options.logs, 'inbox.log'),
  };
  return { spec, address, ready: answers(`${address}/health-check`) };
}

function nothing(): void {
  // A container that is gone already is what was wanted.
}
