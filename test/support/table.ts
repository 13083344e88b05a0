import { randomUUID } from 'node:crypto';
import { CreateTableCommand, DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { inject } from 'vitest';
import { table } from '../../activities/store/table.ts';

/** A fresh, empty table of the product's shape in DynamoDB Local, for one test file; `drop` when done. */
export async function createTestTable(): Promise<{
  client: DynamoDBDocumentClient;
  tableName: string;
  drop: () => Promise<void>;
}> {
  const endpoint = inject('dynamodbEndpoint');
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const plain = new DynamoDBClient({ endpoint, region: 'eu-central-1', credentials });
  const client = DynamoDBDocumentClient.from(plain, { marshallOptions: { removeUndefinedValues: true } });
  const tableName = `test-${randomUUID()}`;
  await plain.send(new CreateTableCommand(definition(tableName)));
  const drop = async () => {
    await plain.send(new DeleteTableCommand({ TableName: tableName }));
    plain.destroy();
  };
  return { client, tableName, drop };
}

function definition(tableName: string) {
  const key = (partition: string, sort: string) => [
    { AttributeName: partition, KeyType: 'HASH' as const },
    { AttributeName: sort, KeyType: 'RANGE' as const },
  ];
  const names = [
    table.partitionKey,
    table.sortKey,
    ...table.indexes.flatMap(({ partitionKey, sortKey }) => [partitionKey, sortKey]),
  ];
  return {
    TableName: tableName,
    BillingMode: 'PAY_PER_REQUEST' as const,
    AttributeDefinitions: names.map((name) => ({ AttributeName: name, AttributeType: 'S' as const })),
    KeySchema: key(table.partitionKey, table.sortKey),
    GlobalSecondaryIndexes: table.indexes.map(({ name, partitionKey, sortKey }) => ({
      IndexName: name,
      KeySchema: key(partitionKey, sortKey),
      Projection: { ProjectionType: 'ALL' as const },
    })),
  };
}
