import type { KeyUse } from '../../domain/costs/usage.schema.ts';
import { seedPeople } from '../../local/seed-data.ts';

type Attributes = Readonly<Record<string, { readonly S?: string } | undefined>>;
interface Operation {
  readonly Put?: { readonly Item: Attributes };
  readonly Update?: { readonly Key: Attributes };
  readonly Delete?: { readonly Key: Attributes };
  readonly ConditionCheck?: { readonly Key: Attributes };
}
/** A request as it goes to DynamoDB: only what says which partitions it touches. */
interface Asked {
  readonly Item?: Attributes;
  readonly Key?: Attributes;
  readonly IndexName?: Index;
  readonly KeyConditionExpression?: string;
  readonly ExpressionAttributeValues?: Attributes;
  readonly TransactItems?: readonly Operation[];
  readonly RequestItems?: Readonly<Record<string, unknown>>;
}
type Index = KeyUse['index'];
export type Units = Readonly<Record<Index, number>>;

/**
 * Which partitions the units went to. DynamoDB says how many a request used of the table and of each index; within a
 * request they are given to its items by their sizes.
 */
export class KeyHeat {
  private readonly used = new Map<string, KeyUse>();
  /** Where the items lie in the indexes. */
  private readonly listed = new Map<string, Attributes>();

  take(): KeyUse[] {
    const taken = [...this.used.values()];
    this.used.clear();
    return taken;
  }

  read(asked: Asked, units: Units): void {
    const index = asked.IndexName ?? 'table';
    const named = /pk = (:\w+)/.exec(asked.KeyConditionExpression ?? '')?.[1];
    const partition = asked.Key?.pk?.S ?? (named ? asked.ExpressionAttributeValues?.[named]?.S : undefined);
    const partitions = partition === undefined ? keysIn(asked.RequestItems) : [partition];
    for (const each of partitions) this.add(index, each, 'read', units[index] / partitions.length);
  }

  write(asked: Asked, units: Units): void {
    const items = itemsOf(asked);
    const sizes = items.map((item) => JSON.stringify(item).length);
    const all = sizes.reduce((sum, size) => sum + size, 0);
    for (const [at, { pk }] of items.entries())
      this.add('table', pk?.S ?? '', 'written', (units.table * (sizes[at] ?? 0)) / all);
    for (const index of ['gsi1', 'gsi2'] as const) {
      const places = items.flatMap((item) => this.placesOf(item, index));
      for (const place of places) this.add(index, place, 'written', units[index] / places.length);
    }
    for (const item of items) if (item.entity) this.listed.set(placeOf(item), item);
  }

  /** Where it lay and where it lies now: a move is two writes. */
  private placesOf(item: Attributes, index: 'gsi1' | 'gsi2'): string[] {
    const before = this.listed.get(placeOf(item))?.[`${index}pk`]?.S;
    const after = item[`${index}pk`]?.S;
    return [...new Set([before, after])].filter((place) => place !== undefined);
  }

  private add(index: Index, partition: string, way: 'read' | 'written', units: number): void {
    if (units === 0 || partition === '') return;
    const key = patternOf(partition);
    const before = this.used.get(`${index} ${key}`) ?? { index, key, read: 0, written: 0 };
    this.used.set(`${index} ${key}`, { ...before, [way]: before[way] + units });
  }
}

const placeOf = ({ pk, sk }: Attributes) => `${pk?.S} ${sk?.S}`;

function itemsOf({ Item, Key, TransactItems = [], RequestItems }: Asked): Attributes[] {
  const one = Item ?? Key;
  if (one) return [one];
  const batch = Object.values(RequestItems ?? {}).flat() as { PutRequest?: { Item: Attributes } }[];
  const put = batch.flatMap(({ PutRequest }) => (PutRequest ? [PutRequest.Item] : []));
  const together = TransactItems.map(
    ({ Put, Update, Delete, ConditionCheck }) => Put?.Item ?? (Update ?? Delete ?? ConditionCheck)?.Key ?? {},
  );
  return [...put, ...together];
}

function keysIn(tables: Asked['RequestItems']): string[] {
  const asked = Object.values(tables ?? {}) as { Keys?: readonly Attributes[] }[];
  return asked.flatMap(({ Keys = [] }) => Keys.map(({ pk }) => pk?.S ?? ''));
}

const roles = new Map(
  Object.values(seedPeople)
    .filter(({ partnerId }) => !partnerId)
    .map(({ id, roles: [role = ''] }) => [id, role]),
);

/** The partition with names of its kind for what differs from case to case: `PARTNER#{partner}#DEALS`, `INBOX#{finance}`. */
function patternOf(partition: string): string {
  const [kind = '', ...rest] = partition.split('#');
  if (
    /^(TOKEN|SLOT|ACCOUNT|KNOWN|EMAIL|ADDRESS|APIKEY|DRAFT|DEED|REQUEST|RATE|NONCE|MAIL|CLAIMED)$/.test(kind)
  )
    return `${kind}#{one of many}`;
  return [kind, ...rest.map((part) => namedOf(part))].join('#');
}

function namedOf(part: string): string {
  if (part === 'alpine' || /^[a-z0-9]+-gmbh/.test(part) || /^c[0-9a-f]{10}/.test(part)) return '{partner}';
  const role = roles.get(part);
  if (role) return `{${role}}`;
  const id = /^([A-Z]{1,2})-[0-9A-Z]{10}/.exec(part)?.[1];
  if (id === 'P') return '{person of a partner}';
  if (id === 'FD' || id === 'AL') return '{fund}';
  if (id) return '{case}';
  return /[0-9]/.test(part) ? '{one of many}' : part;
}
