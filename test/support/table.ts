import { randomUUID } from 'node:crypto';
import { DeleteTableCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { inject } from 'vitest';
import { documentClient } from '../../activities/store/connect.ts';
import { createTable } from '../../activities/store/create-table.ts';

/** Milliseconds. */
const patience = 60_000;

/** What the client makes its requests with can be told other limits. */
interface RequestLimits {
  updateHttpClientConfig(limit: string, milliseconds: number): void;
}

/** A fresh, empty table of the product's shape in DynamoDB Local, for one test file; `drop` when done. */
export async function createTestTable(): Promise<{
  client: DynamoDBDocumentClient;
  tableName: string;
  drop: () => Promise<void>;
}> {
  const client = documentClient({ region: 'eu-central-1', endpoint: inject('dynamodbEndpoint') });
  // The product gives up within seconds, because a workflow tries again; a test does not.
  const handler = client.config.requestHandler as unknown as RequestLimits;
  for (const limit of ['connectionTimeout', 'requestTimeout'])
    handler.updateHttpClientConfig(limit, patience);
  const tableName = `test-${randomUUID()}`;
  await createTable(client, tableName);
  const drop = async () => {
    await client.send(new DeleteTableCommand({ TableName: tableName }));
    client.destroy();
  };
  return { client, tableName, drop };
}
