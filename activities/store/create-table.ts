import {
  CreateTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
  type StreamSpecification,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { table } from './table.ts';

/** As the stack that deploys the table has it. */
const stream: StreamSpecification = { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' };

/** Creates the table of table.ts on a machine of one's own, and waits until it can be used. What is there stays. */
export async function createTable(client: DynamoDBClient, tableName: string): Promise<void> {
  const indexKeys = table.indexes.flatMap(({ partitionKey, sortKey }) => [partitionKey, sortKey]);
  const names = [table.partitionKey, table.sortKey, ...indexKeys];
  try {
    await client.send(
      new CreateTableCommand({
        TableName: tableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: names.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
        KeySchema: keySchema(table),
        GlobalSecondaryIndexes: table.indexes.map((index) => ({
          IndexName: index.name,
          KeySchema: keySchema(index),
          Projection: { ProjectionType: 'ALL' },
        })),
      }),
    );
  } catch (failure) {
    if (!(failure instanceof ResourceInUseException)) throw failure;
  }
  await waitUntilTableExists({ client, maxWaitTime: 30, minDelay: 1 }, { TableName: tableName });
  await expireItems(client, tableName);
}

/** What the table holds stays. Of its own, for DynamoDB Local takes longer over each write of a table that has a stream. */
export async function switchStreamOn(client: DynamoDBClient, tableName: string): Promise<void> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
  if (Table?.StreamSpecification?.StreamEnabled) return;
  await client.send(new UpdateTableCommand({ TableName: tableName, StreamSpecification: stream }));
}

function keySchema({ partitionKey, sortKey }: { partitionKey: string; sortKey: string }) {
  return [
    { AttributeName: partitionKey, KeyType: 'HASH' as const },
    { AttributeName: sortKey, KeyType: 'RANGE' as const },
  ];
}

/** Switching expiry on twice is an error of DynamoDB's. */
async function expireItems(client: DynamoDBClient, tableName: string): Promise<void> {
  const TimeToLiveSpecification = { AttributeName: table.timeToLive, Enabled: true };
  await client
    .send(new UpdateTimeToLiveCommand({ TableName: tableName, TimeToLiveSpecification }))
    .catch((failure: Error) => {
      if (!/already enabled/i.test(failure.message)) throw failure;
    });
}
