import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Client } from '@temporalio/client';
import { inject } from 'vitest';
import { opened } from '../../activities/personal-data/erase-items.ts';
import { documentClient } from '../../activities/store/connect.ts';
import type { Item } from '../../activities/store/items.ts';

/** The keys of all items of a table that hold a text, in whatever letters, compressed or not. */
export async function itemsWith(tableName: string, text: RegExp): Promise<string[]> {
  const client = documentClient({ region: 'eu-central-1', endpoint: inject('dynamodbEndpoint') });
  const found: string[] = [];
  for (let start: Record<string, unknown> | undefined; ; ) {
    const page = await client.send(new ScanCommand({ TableName: tableName, ExclusiveStartKey: start }));
    for (const item of (page.Items ?? []) as Item[])
      if (text.test(JSON.stringify(await opened(item)))) found.push(`${item.pk} / ${item.sk}`);
    start = page.LastEvaluatedKey;
    if (!start) break;
  }
  client.destroy();
  return found;
}

/** The runs of workflows whose histories hold a text when they are decrypted, by their ids. */
export async function runsWith(client: Client, text: RegExp): Promise<string[]> {
  const found: string[] = [];
  for await (const { workflowId, runId } of client.workflow.list()) {
    const history = await client.workflow
      .getHandle(workflowId, runId)
      .fetchHistory()
      .catch(() => undefined);
    if (history && text.test(await decrypted(client, history))) found.push(runId);
  }
  return found;
}

async function decrypted(client: Client, value: unknown): Promise<string> {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return '';
  if (!('metadata' in value && 'data' in value)) {
    const parts = await Promise.all(Object.values(value).map((part) => decrypted(client, part)));
    return parts.join('\n');
  }
  let payloads = [value as never];
  for (const codec of client.options.loadedDataConverter.payloadCodecs)
    payloads = (await codec.decode(payloads)) as never[];
  const [{ data } = { data: '' }] = payloads as { data?: Uint8Array | string }[];
  return Buffer.from(data ?? '').toString();
}
