import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import { Client, Connection } from '@temporalio/client';
import { Hono } from 'hono';
import { handle } from 'hono/aws-lambda';
import * as z from 'zod';

/** What an API on these four libraries is at least: nothing of ours, but each library used. */
const store = DynamoDBDocumentClient.from(new DynamoDBClient());
const temporal = new Client({ connection: Connection.lazy() });
const input = z.strictObject({ id: z.string(), amount: z.int().min(0) });

const app = new Hono();
app.post('/', async (c) => {
  const { id } = input.parse(await c.req.json());
  const Key = { pk: id, sk: 'x' };
  await store.send(new GetCommand({ TableName: 'bare', Key }));
  await store.send(new QueryCommand({ TableName: 'bare', KeyConditionExpression: 'pk = :pk' }));
  await store.send(new TransactWriteCommand({ TransactItems: [{ Delete: { TableName: 'bare', Key } }] }));
  return c.json(await temporal.workflow.getHandle(id).describe());
});

export const handler = handle(app);
