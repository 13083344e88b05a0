import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Item, Key } from '../store/items.ts';

/** A walk through the whole table, which goes on where a process before it was cut off. */
export interface Walk {
  /** Where the last page ended that was done with; undefined: at the beginning. */
  readonly after?: Key | undefined;
  /** Told of each page that is done with. */
  readonly passed: (after: Key | undefined) => Promise<void>;
}

/**
 * Hands over every item of the table, page by page. Nothing else reads it so: somebody's data may lie where no index leads,
 * and what a later version adds must not be left out. The request is the worker's alone (infra/grants.ts).
 */
export async function walkTable(
  client: DynamoDBDocumentClient,
  tableName: string,
  { after, passed }: Walk,
  take: (item: Item) => Promise<void>,
): Promise<void> {
  let start = after;
  do {
    const page = await client.send(
      new ScanCommand({
        TableName: tableName,
        ConsistentRead: true,
        ...(start ? { ExclusiveStartKey: { ...start } } : {}),
      }),
    );
    for (const item of page.Items ?? []) await take(item as Item);
    start = page.LastEvaluatedKey as Key | undefined;
    await passed(start);
  } while (start);
}
