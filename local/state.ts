import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { linkKeysSchema } from '../domain/links/link-token.schema.ts';
import { payloadKeysSchema } from '../domain/payloads/payload-keys.schema.ts';

/** The names in the state folder. */
export interface StatePaths {
  readonly folder: string;
  readonly logs: string;
  readonly temporal: string;
  readonly dynamodb: string;
  readonly inbox: string;
  readonly files: string;
  readonly linkKeys: string;
  readonly payloadKeys: string;
  readonly designer: string;
  readonly connection: string;
  readonly records: string;
  readonly streamCheckpoint: string;
}

export function statePaths(folder: string): StatePaths {
  return {
    folder,
    logs: join(folder, 'logs'),
    temporal: join(folder, 'temporal'),
    dynamodb: join(folder, 'dynamodb'),
    inbox: join(folder, 'inbox'),
    files: join(folder, 'files'),
    linkKeys: join(folder, 'link-keys.json'),
    payloadKeys: join(folder, 'payload-keys.json'),
    designer: join(folder, 'designer'),
    connection: join(folder, 'connection.json'),
    records: join(folder, 'pids.json'),
    streamCheckpoint: join(folder, 'stream-checkpoint.json'),
  };
}

/** Makes the folders, and sets the logs of the last run aside as `*.previous.log`. */
export function prepareState(paths: StatePaths): void {
  mkdirSync(paths.logs, { recursive: true });
  for (const name of readdirSync(paths.logs)) {
    if (name.endsWith('.previous.log')) continue;
    renameSync(join(paths.logs, name), join(paths.logs, name.replace(/\.log$/, '.previous.log')));
  }
}

/** Removes everything that a start has made, and nothing else that may lie in the folder. */
export function clearState(paths: StatePaths): void {
  const { folder: _, ...made } = paths;
  for (const path of Object.values(made)) rmSync(path, { recursive: true, force: true });
}

/** The signing keys of links as LINK_KEYS takes them; made once, readable by this user only. */
export function linkKeys(file: string): string {
  if (!existsSync(file)) {
    const keys = [{ id: 'local-1', secret: randomBytes(32).toString('base64url') }];
    writeFileSync(file, JSON.stringify(keys), { mode: 0o600 });
  }
  return JSON.stringify(linkKeysSchema.parse(JSON.parse(readFileSync(file, 'utf8'))));
}

/** What Temporal's data is encrypted with, as PAYLOAD_KEYS takes it; made once, readable by this user only. */
export function payloadKeys(file: string): string {
  if (!existsSync(file)) {
    const keys = { local: [{ id: 'local-1', secret: randomBytes(32).toString('base64url') }] };
    writeFileSync(file, JSON.stringify(keys), { mode: 0o600 });
  }
  return JSON.stringify(payloadKeysSchema.parse(JSON.parse(readFileSync(file, 'utf8'))));
}

const connectionSchema = z.object({
  apiUrl: z.url(),
  apiKeys: z.record(z.string(), z.string()),
  temporal: z.object({ address: z.string(), namespace: z.string() }).optional(),
  store: z.object({ tableName: z.string(), region: z.string(), endpoint: z.url() }).optional(),
});
/**
 * How programs on this machine reach the API: its address, and a key for each partner's id and for `ops`; and Temporal
 * and the table, for commands that ask those.
 */
export type Connection = z.infer<typeof connectionSchema>;

export function readConnection(file: string): Connection | undefined {
  return existsSync(file) ? connectionSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}

export function writeConnection(file: string, connection: Connection): void {
  writeFileSync(`${file}.new`, JSON.stringify(connection, null, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
