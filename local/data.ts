import { Connection } from '@temporalio/client';
import { documentClient } from '../activities/store/connect.ts';
import { createTable, switchStreamOn } from '../activities/store/create-table.ts';
import { createDynamoStores } from '../activities/store/stores.dynamo.ts';
import { shippedPrograms, shippedStandingRules } from '../handlers/services/programs/shipped.ts';
import { registerSearchAttributes } from './parts/search-attributes.ts';
import { seed } from './seed.ts';
import { readConnection, type StatePaths, writeConnection } from './state.ts';

export interface DataOptions {
  readonly region: string;
  readonly dynamodb: string;
  readonly tableName: string;
  readonly paths: StatePaths;
  readonly apiUrl: string;
  readonly temporal: { readonly address: string; readonly namespace: string };
}

/** Makes the table and the first data where they are not there yet, and writes down how to reach the API. */
export async function prepareData({
  region,
  dynamodb,
  tableName,
  paths,
  apiUrl,
  temporal,
}: DataOptions): Promise<void> {
  const client = documentClient({ region, endpoint: dynamodb });
  try {
    await createTable(client, tableName);
    await switchStreamOn(client, tableName);
    const stores = createDynamoStores({ client, tableName });
    const knownKeys = readConnection(paths.connection)?.apiKeys ?? {};
    const [programs, standingRules] = await Promise.all([shippedPrograms(), shippedStandingRules()]);
    const apiKeys = await seed({ stores, programs, standingRules, knownKeys, now: new Date() });
    const store = { tableName, region, endpoint: dynamodb };
    writeConnection(paths.connection, { apiUrl, apiKeys, temporal, store });
  } finally {
    client.destroy();
  }
}

/** Adds the search attributes to a server that is not ours; where that is not allowed, says how to do it. */
export async function prepareNamespace(address: string, namespace: string): Promise<void> {
  const connection = await Connection.connect({ address });
  try {
    await registerSearchAttributes(connection, namespace);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `The search attributes could not be added to namespace ${namespace} at ${address} (${reason}). ` +
        'Add those of workflows/search-attributes.ts with: temporal operator search-attribute create',
    );
  } finally {
    await connection.close();
  }
}
