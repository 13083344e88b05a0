import { readFile } from 'node:fs/promises';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createTable } from '../activities/store/create-table.ts';
import { createDynamoStores } from '../activities/store/stores.dynamo.ts';
import { brandingSchema } from '../domain/branding/branding.schema.ts';
import { signLink } from '../domain/links/link-token.ts';
import { createApp } from '../handlers/app.ts';
import { createLog } from '../handlers/log.ts';
import { sessionCookie } from '../handlers/own-pages.ts';
import { createServices } from '../handlers/services/create-services.ts';
import { seed } from '../local/seed.ts';
import { seedPeople } from '../local/seed-data.ts';

const linkKeys = [{ id: 'bench', secret: 'b'.repeat(64) }];
const publicUrl = 'http://localhost';

/** The HTTP app over a table of its own; each read gives the length of the answer, and fails if it is none. */
export interface ReadingApp {
  readonly tableName: string;
  /** A page, as the partner's seller. */
  get(path: string): Promise<number>;
  /** The API, as the partner's seller. */
  list(path: string): Promise<number>;
  /** The API, as operations. */
  listAsVendor(path: string): Promise<number>;
}

export async function readingApp(client: DynamoDBDocumentClient): Promise<ReadingApp> {
  const tableName = 'reading';
  await createTable(client, tableName);
  const stores = createDynamoStores({ client, tableName });
  const program = await readFile(new URL('../programs/deal-registration.yaml', import.meta.url), 'utf8');
  const keys = await seed({ stores, programs: [program], knownKeys: {}, now: new Date() });
  const services = createServices({
    shippedPrograms: new URL('../programs/', import.meta.url),
    temporal: () => Promise.reject(new Error('Reading never asks Temporal')),
    stores,
    linkKeys,
    publicUrl,
    files: () => Promise.reject(new Error('Reading never asks for files')),
    sendSignInLink: async () => undefined,
    sendSignInPause: async () => undefined,
    sendDraftLink: async () => undefined,
    sendInvitation: async () => undefined,
    now: () => new Date(),
  });
  const app = createApp({
    ...{ services, stores, publicUrl, branding: brandingSchema.parse({}), log: createLog('silent') },
    addressOf: () => '127.0.0.1',
  });
  const times = { issuedAt: new Date(), expiresAt: new Date(Date.now() + 3_600_000) };
  const session = await signLink(linkKeys, { use: 'session', personId: seedPeople.alpineSeller.id }, times);
  const ask = async (path: string, headers: Record<string, string>) => {
    const answer = await app.request(`${publicUrl}${path}`, { headers });
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
    return (await answer.arrayBuffer()).byteLength;
  };
  return {
    tableName,
    get: (path) => ask(path, { cookie: `${sessionCookie}=${session}` }),
    list: (path) => ask(path, { authorization: `Bearer ${keys.alpine}` }),
    listAsVendor: (path) => ask(path, { authorization: `Bearer ${keys.ops}` }),
  };
}
