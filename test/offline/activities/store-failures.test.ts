import {
  ConditionalCheckFailedException,
  DynamoDBServiceException,
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test } from 'vitest';
import { documentClient } from '../../../activities/store/connect.ts';
import { createItems } from '../../../activities/store/items.ts';
import { createDynamoStores } from '../../../activities/store/stores.dynamo.ts';

const mock = mockClient(DynamoDBDocumentClient);
const client = documentClient({ region: 'eu-central-1', endpoint: 'http://127.0.0.1:1' });
const items = createItems(client, 'table');
const write = () => items.transact([items.put({ pk: 'A', sk: 'A', entity: 'a' })]);
const attempts = () => mock.commandCalls(TransactWriteCommand).length;
beforeEach(() => mock.reset());

const about = { $metadata: {}, message: 'from DynamoDB' };
const cancelled = (...codes: string[]) =>
  new TransactionCanceledException({ ...about, CancellationReasons: codes.map((Code) => ({ Code })) });

describe('a transaction', () => {
  test('that met another one is tried again until it is done', async () => {
    mock
      .on(TransactWriteCommand)
      .rejectsOnce(cancelled('None', 'TransactionConflict'))
      .rejectsOnce(cancelled('TransactionConflict', 'TransactionConflict'))
      .resolves({});

    const outcome = await write();

    expect(outcome).toBe('done');
    expect(attempts()).toBe(3);
  });

  test('is refused when it met another one and then found its condition broken', async () => {
    mock
      .on(TransactWriteCommand)
      .rejectsOnce(cancelled('TransactionConflict'))
      .rejects(cancelled('None', 'ConditionalCheckFailed'));

    const outcome = await write();

    expect(outcome).toBe('refused');
    expect(attempts()).toBe(2);
  });

  test.each([
    ['throttled within', cancelled('ThrottlingError', 'None')],
    ['over its provision within', cancelled('None', 'ProvisionedThroughputExceeded')],
    ['malformed', cancelled('ValidationError')],
    ['throttled', new ProvisionedThroughputExceededException(about)],
    [
      'failed by DynamoDB',
      new DynamoDBServiceException({ ...about, name: 'InternalServerError', $fault: 'server' }),
    ],
    ['unanswered', Object.assign(new Error('no answer'), { name: 'TimeoutError' })],
  ])('that was %s goes up as it is, for the activity to be repeated', async (_, failure) => {
    mock.on(TransactWriteCommand).rejects(failure);

    await expect(write()).rejects.toBe(failure);

    expect(attempts()).toBe(1);
  });
});

test('keys that a batch left out are asked for again', async () => {
  const [first, second] = [
    { pk: 'A', sk: 'A' },
    { pk: 'B', sk: 'B' },
  ];
  mock
    .on(BatchGetCommand)
    .resolvesOnce({ Responses: { table: [first] }, UnprocessedKeys: { table: { Keys: [second] } } })
    .resolves({ Responses: { table: [second] } });

  const found = await items.getAll([first, second]);

  expect(found).toEqual([first, second]);
  expect(mock.commandCalls(BatchGetCommand)[1]?.args[0].input.RequestItems?.table?.Keys).toEqual([second]);
});

describe('a store', () => {
  const stores = createDynamoStores({ client, tableName: 'table' });

  test('lets a failure of DynamoDB go up: nothing was released or awarded', async () => {
    const failure = new ProvisionedThroughputExceededException(about);
    mock.onAnyCommand().rejects(failure);
    const slots = ['domain:a.example#platform#emea'];

    await expect(stores.customers.release({ dealId: 'D-1', slots })).rejects.toBe(failure);
    await expect(
      stores.customers.award({ slots, to: { dealId: 'D-1', workflowId: 'w' }, partnerId: 'northwind' }),
    ).rejects.toBe(failure);
  });

  test('takes throttling of a rate limit for throttling, and not for a limit that is reached', async () => {
    const failure = new ProvisionedThroughputExceededException(about);
    mock.on(UpdateCommand).rejectsOnce(failure).rejects(new ConditionalCheckFailedException(about));
    const take = () => stores.requests.take('bucket', { requests: 5, windowSeconds: 60 });

    await expect(take()).rejects.toBe(failure);
    expect(await take()).toMatchObject({ allowed: false, remaining: 0 });
  });
});
