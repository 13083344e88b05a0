import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Connection } from '@temporalio/client';
import { searchAttributeTypes } from '../../workflows/search-attributes.ts';
import { answers, type RunningProcess, startProcess, untilReady } from '../processes/process.ts';
import { run } from './command.ts';
import { type DynamoLaunch, dynamoCommand } from './dynamodb.ts';

/** A part that runs: where it is reached, and the process to stop. */
export interface Server {
  readonly address: string;
  readonly process: RunningProcess;
}

export interface ServerOptions {
  readonly port: number;
  readonly logs: string;
  /** Where its state is kept; without it, the state dies with it. */
  readonly state?: string;
}

/** Starts the dev server; `uiPort` absent: without its web page. Its address is `host:port`. */
export async function startTemporal(
  executable: string,
  options: ServerOptions & { readonly uiPort?: number; readonly namespaces?: readonly string[] },
): Promise<Server> {
  const attributes = Object.entries(searchAttributeTypes).flatMap(([name, type]) => [
    '--search-attribute',
    `${name}=${type}`,
  ]);
  if (options.state) mkdirSync(options.state, { recursive: true });
  const server = startProcess({
    name: 'Temporal',
    program: executable,
    args: [
      'server',
      'start-dev',
      ...['--ip', '127.0.0.1', '--port', String(options.port), '--log-level', 'warn'],
      ...(options.uiPort ? ['--ui-port', String(options.uiPort)] : ['--headless']),
      ...(options.state ? ['--db-filename', join(options.state, 'temporal.db')] : []),
      ...(options.namespaces ?? []).flatMap((name) => ['--namespace', name]),
      ...attributes,
    ],
    log: join(options.logs, 'temporal.log'),
  });
  const address = `127.0.0.1:${options.port}`;
  await untilReady(server, () => temporalAnswers(address));
  return { address, process: server };
}

async function temporalAnswers(address: string): Promise<boolean> {
  try {
    const connection = await Connection.connect({ address, connectTimeout: 1000 });
    try {
      await connection.workflowService.describeNamespace({ namespace: 'default' });
      return true;
    } finally {
      await connection.close();
    }
  } catch {
    return false;
  }
}

/** Starts DynamoDB Local. Its address is a URL. */
export async function startDynamo(launch: DynamoLaunch, options: ServerOptions): Promise<Server> {
  if (options.state) mkdirSync(options.state, { recursive: true });
  const command = dynamoCommand(launch, options.port, options.state);
  const server = startProcess({
    name: 'DynamoDB Local',
    program: command.program,
    args: command.args,
    log: join(options.logs, 'dynamodb.log'),
  });
  const address = `http://127.0.0.1:${options.port}`;
  await untilReady(server, answers(address));
  const { container } = command;
  if (!container) return { address, process: server };
  // The engine's client may end without its container.
  const remove = () => run(launch.kind === 'container' ? launch.engine : '', ['rm', '-f', container]);
  const stop = () => server.stop().finally(() => remove().catch(() => undefined));
  return { address, process: { ...server, stop } };
}

/** Starts the SES-compatible inbox. Its address, a URL, is also its web page. */
export async function startInbox(options: ServerOptions): Promise<Server> {
  const entry = fileURLToPath(new URL('inbox-server.ts', import.meta.url));
  if (options.state) mkdirSync(options.state, { recursive: true });
  const server = startProcess({
    name: 'Mail inbox',
    program: process.execPath,
    args: [
      ...['--import', 'tsx', entry, String(options.port)],
      ...(options.state ? [join(options.state, 'mails.json')] : []),
    ],
    log: join(options.logs, 'inbox.log'),
  });
  const address = `http://127.0.0.1:${options.port}`;
  await untilReady(server, answers(`${address}/health-check`));
  return { address, process: server };
}
