import { readFileSync } from 'node:fs';
import { post } from './api-client.ts';
import type { Connection } from './connection.ts';
import { type Result, reasonOf, resultOf, unsent } from './outcome.ts';
import { type Row, readAccounts, readRegistrations } from './rows.ts';

export interface RegisterOptions {
  /** A CSV file of registrations, and one of existing customers that are sent before. */
  readonly registrations: string;
  readonly accounts?: string | undefined;
  readonly connection: Connection;
  /** How many requests are on their way together. With one, the order of the file decides who is first. */
  readonly atOnce: number;
  readonly progress: (done: number, all: number) => void;
}

export interface Registered {
  readonly accounts: readonly Result[];
  readonly registrations: readonly Result[];
}

/** Sends the files through the API, and says what came of each row. Throws when the files cannot be read. */
export async function register(options: RegisterOptions): Promise<Registered> {
  const { connection, atOnce, progress } = options;
  const registrations = readRegistrations(readFileSync(options.registrations, 'utf8'));
  const accounts = options.accounts ? readAccounts(readFileSync(options.accounts, 'utf8')) : [];
  const all = accounts.length + registrations.length;
  let done = 0;
  const one = (path: string, seen: Map<string, string>) => async (row: Row) => {
    const result = await send(connection, path, row, seen);
    done += 1;
    progress(done, all);
    return result;
  };
  return {
    accounts: await inOrder(accounts, atOnce, one('/v1/accounts', new Map())),
    registrations: await inOrder(registrations, atOnce, one('/v1/deals', new Map())),
  };
}

async function send(
  connection: Connection,
  path: string,
  row: Row,
  seen: Map<string, string>,
): Promise<Result> {
  const apiKey = connection.apiKeys[row.partner];
  if ('problems' in row.content) return unsent(row, reasonOf({ detail: '', fields: row.content.problems }));
  if (!apiKey) return unsent(row, `there is no API key for ${row.partner}`);
  const reply = await post({ url: `${connection.apiUrl}${path}`, apiKey, body: row.content.body });
  return resultOf(row, reply, seen);
}

/** Runs up to `atOnce` together, started in order; the results come in order too. */
async function inOrder<T, R>(
  items: readonly T[],
  atOnce: number,
  run: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < items.length; index = next++) {
      const item = items[index];
      if (item !== undefined) results[index] = await run(item);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}
