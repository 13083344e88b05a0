import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { ClaimInput } from '../../../activities/activities.ts';
import type { CustomerStore } from '../../../activities/store/customers.store.ts';
import { offered, type Step } from './conflict-model.ts';
import { accountOn, claimOn, refOf } from './fixtures.ts';

/** Slots are called by letters, deals `D-1` to `D-9`; each world has customers of its own in the shared table. */
export const letters = ['a', 'b', 'c', 'd'];
let worlds = 0;

export interface World {
  /** Takes a step through one of the stores and tells in the model's words what it came to. */
  take(step: Step, customers: CustomerStore): Promise<unknown>;
  /** What the table has: who holds each slot, and who waits for what, in time order. */
  state(): Promise<{
    readonly holders: ReadonlyMap<string, string>;
    readonly queue: readonly { readonly deal: string; readonly slots: readonly string[] }[];
  }>;
}

export function createWorld(client: DynamoDBDocumentClient, tableName: string): World {
  const run = worlds++;
  const input = (deal: string, slots: readonly string[]) =>
    claimOn(
      slots.map((slot) => `name:${run} ${slot}|DE`),
      { dealId: `${deal}-${run}` },
    );
  return {
    take: (step, customers) =>
      step.kind === 'account'
        ? customers.putAccount(accountOn(input('', [step.slot]).registration.identityKeys))
        : takeAct(step.kind, input(step.deal, step.slots), customers),
    async state() {
      const found = await Promise.all(
        letters.map(async (letter) => {
          const [slot = ''] = input('', [letter]).slots;
          return (await partition(client, tableName, `SLOT#${slot}`)).map((item) => ({ letter, item }));
        }),
      );
      return stateOf(found.flat());
    },
  };
}

/** The world's number is the table's business. */
const nameOf = (dealId: string) => dealId.slice(0, 3);

async function takeAct(
  kind: Exclude<Step['kind'], 'account'>,
  input: ClaimInput,
  customers: CustomerStore,
): Promise<unknown> {
  if (kind === 'claim') return (await customers.claim(input)).outcome;
  if (kind === 'join') return (await customers.joinQueue(input)).outcome;
  if (kind === 'release') return offered(await customers.release(input)).map(nameOf);
  const { lostBy } = await customers.award({
    slots: input.slots,
    to: refOf(input),
    partnerId: input.partnerId,
  });
  return lostBy.map(({ dealId }) => nameOf(dealId)).sort();
}

async function partition(client: DynamoDBDocumentClient, TableName: string, pk: string) {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk },
      ConsistentRead: true,
    }),
  );
  return Items;
}

type Found = readonly { readonly letter: string; readonly item: Record<string, unknown> }[];

function stateOf(found: Found) {
  const isHolder = ({ item }: Found[number]) => item.sk === 'HOLDER';
  const holders = new Map(
    found.filter(isHolder).map(({ letter, item }) => [letter, nameOf(String(item.dealId))]),
  );
  const places = new Map<string, string[]>();
  const rows = found.filter((row) => !isHolder(row));
  for (const { letter, item } of rows)
    places.set(String(item.sk), [...(places.get(String(item.sk)) ?? []), letter]);
  const queue = [...places]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([place, slots]) => ({ deal: nameOf(place.split('#').at(-1) ?? ''), slots }));
  return { holders, queue };
}
