import { DynamoDBClient, type ServiceInputTypes, type ServiceOutputTypes } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test } from 'vitest';
import { createDynamoStores } from '../../../activities/store/stores.dynamo.ts';
import { storesThatAnswer } from '../../../handlers/stores-that-answer.ts';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'eu-central-1' }));
const dynamo = mockClient<ServiceInputTypes, ServiceOutputTypes, DynamoDBDocumentClient['config']>(
  client as never,
);
const stores = storesThatAnswer(createDynamoStores({ client, tableName: 'test' }));
beforeEach(() => {
  dynamo.reset();
});

const failWith = (failure: Error) => {
  dynamo.on(GetCommand as never).rejects(failure);
  dynamo.on(QueryCommand as never).rejects(failure);
};

describe('a store that does not answer', () => {
  test('is busy whether its code was loaded before or comes with the first call', async () => {
    failWith(Object.assign(new Error('slow'), { name: 'TimeoutError' }));

    await expect(stores.cases.load('D-1')).rejects.toMatchObject({ code: 'busy-elsewhere' });
    await expect(stores.funds.fund('F-1')).rejects.toMatchObject({ code: 'busy-elsewhere' });
  });

  test.each([
    ['throttles', { name: 'ThrottlingException' }],
    ['throttles a table', { name: 'ProvisionedThroughputExceededException' }],
    ['fails', { name: 'InternalServerError', $metadata: { httpStatusCode: 500 } }],
    ['is not reached', { name: 'Error', code: 'ECONNREFUSED' }],
    ['is slow', { name: 'TimeoutError' }],
  ])('because it %s is busy, and its words stay ours', async (_name, how) => {
    failWith(Object.assign(new Error('arn:aws:secret-table'), how));

    const reading = stores.partners.get('northwind');

    await expect(reading).rejects.toMatchObject({
      code: 'busy-elsewhere',
      cause: expect.objectContaining(how),
    });
    await expect(reading).rejects.not.toThrow(/secret-table/);
  });

  test('because we asked for nonsense fails as what it is', async () => {
    failWith(
      Object.assign(new Error('bad key'), {
        name: 'ValidationException',
        $metadata: { httpStatusCode: 400 },
      }),
    );

    await expect(stores.partners.get('northwind')).rejects.toThrow('bad key');
  });
});

test('refusals of the store itself go through', async () => {
  await expect(stores.cases.listByPartner('northwind', { cursor: 'nonsense' })).rejects.toMatchObject({
    code: 'malformed-request',
  });
});
