import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { Client } from '@temporalio/client';
import { expect, inject, test } from 'vitest';
import { searchAttributes } from '../../../workflows/search-attributes.ts';
import { createTestNamespace } from '../../support/namespace.ts';
import { createTestTable } from '../../support/table.ts';

test('a table of the product can be written and read', async () => {
  const { client, tableName, drop } = await createTestTable();
  const key = { pk: 'A', sk: 'B' };

  await client.send(new PutCommand({ TableName: tableName, Item: { ...key, value: 7 } }));
  const read = await client.send(new GetCommand({ TableName: tableName, Key: key }));

  expect(read.Item).toEqual({ ...key, value: 7 });
  await drop();
});

test('a fresh namespace takes a case with the search attributes of the product', async () => {
  const { connection, namespace, close } = await createTestNamespace();
  const { workflow } = new Client({ connection, namespace });

  const handle = await workflow.start('waits', {
    workflowId: 'one',
    taskQueue: 'nobody',
    typedSearchAttributes: [{ key: searchAttributes.stage, value: 'review' }],
  });
  const description = await handle.describe();

  expect(description.typedSearchAttributes.get(searchAttributes.stage)).toBe('review');
  await close();
});

test('the inbox lists what was sent', async () => {
  const answer = await fetch(`${inject('sesEndpoint')}/store`);

  expect(await answer.json()).toHaveProperty('emails');
});
