import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Client } from '@temporalio/client';
import { actionsOf, countByKind } from '../../domain/costs/actions.rules.ts';
import type { KeyUse, Usage } from '../../domain/costs/usage.schema.ts';

/** Everything that every workflow of the namespace has used so far. */
export async function usedInTemporal(
  client: Client,
): Promise<Pick<Usage, 'actions' | 'historyEvents' | 'historyBytes'>> {
  const used = { actions: {} as Record<string, number>, historyEvents: 0, historyBytes: 0 };
  for await (const { workflowId, runId } of client.workflow.list()) {
    const handle = client.workflow.getHandle(workflowId, runId);
    const [{ events }, { historyLength, historySize = 0 }] = await Promise.all([
      handle.fetchHistory(),
      handle.describe(),
    ]);
    used.historyEvents += historyLength;
    used.historyBytes += historySize;
    for (const [kind, count] of Object.entries(countByKind(actionsOf(events ?? []))))
      used.actions[kind] = (used.actions[kind] ?? 0) + count;
  }
  return used;
}

/** What the table and its indexes hold, in bytes. */
export async function bytesStored(
  client: DynamoDBDocumentClient,
  TableName: string,
): Promise<Usage['stored']> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName }));
  const indexes = Table?.GlobalSecondaryIndexes ?? [];
  return {
    table: Table?.TableSizeBytes ?? 0,
    indexes: indexes.reduce((sum, { IndexSizeBytes = 0 }) => sum + IndexSizeBytes, 0),
  };
}

type Counts = { readonly [name: string]: number | Counts };

/** Before something happened, and after. */
export type Stretch = readonly [before: Usage, after: Usage];

/** What came to it in an average stretch, to one digit after the point; what has become less is nothing. Actions of which there are none are left out. */
export function averageOf(stretches: readonly Stretch[], inEach = 1): Usage {
  const sums = stretches.map(([before, after]) =>
    between(before as unknown as Counts, after as unknown as Counts),
  );
  const average = sums.reduce((sum, one) => combined(sum, one, (a, b) => a + b));
  const rounded = combined(average, average, (a) =>
    Math.max(0, Math.round((a / stretches.length / inEach) * 10) / 10),
  );
  const { actions, ...others } = rounded as unknown as Usage;
  const some = Object.fromEntries(Object.entries(actions).filter(([, count]) => count !== 0));
  return { actions: some, ...others };
}

const between = (before: Counts, after: Counts) => combined(after, before, (now, then) => now - then);

/** Number by number; what one of them does not have is 0. */
function combined(one: Counts, other: Counts, by: (a: number, b: number) => number): Counts {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries(
    [...names].map((name) => {
      const [a, b] = [one[name] ?? 0, other[name] ?? 0];
      if (typeof a === 'number' && typeof b === 'number') return [name, by(a, b)];
      return [name, combined(a as Counts, b as Counts, by)];
    }),
  );
}

/** The units of each key on average; what is hardly touched is left out. */
export function keysOf(heats: readonly (readonly KeyUse[])[], inEach = 1): KeyUse[] {
  const times = heats.length * inEach;
  const average = (units: number) => Math.round((units / times) * 10) / 10;
  return [...Map.groupBy(heats.flat(), ({ index, key }) => `${index} ${key}`).values()]
    .map((uses) => {
      const sum = (way: 'read' | 'written') => average(uses.reduce((total, use) => total + use[way], 0));
      return { ...(uses[0] as KeyUse), read: sum('read'), written: sum('written') };
    })
    .filter(({ read, written }) => read + written > 0)
    .sort((a, b) => a.index.localeCompare(b.index) || b.written - a.written || b.read - a.read);
}
