import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** On a machine of one's own: DynamoDB Local takes any, the store of files these. */
export const localCredentials = { accessKeyId: 'local', secretAccessKey: 'local' };

/**
 * A client whose calls give up in time for the local activity around them (10 s) to be tried again. Undefined
 * attributes are left out, as JSON does.
 */
export function documentClient(where: {
  readonly region: string;
  readonly endpoint?: string | undefined;
}): DynamoDBDocumentClient {
  const local = where.endpoint ? { endpoint: where.endpoint, credentials: localCredentials } : {};
  const client = new DynamoDBClient({
    region: where.region,
    ...local,
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 3_000, requestTimeout: 8_000, throwOnRequestTimeout: true },
  });
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}
