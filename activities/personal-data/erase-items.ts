import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { names, refersTo, type Unnaming, withoutPerson } from '../../domain/personal-data/unnamed.rules.ts';
import type { Item, Items, Key } from '../store/items.ts';
import { pack, unpack } from '../store/packed.ts';

/** By these, items lie and are listed: none of them names anybody. */
const keyFields: ReadonlySet<string> = new Set(['pk', 'sk', 'gsi1pk', 'gsi1sk', 'gsi2pk', 'gsi2sk']);

/** An item as it can be read: what was compressed is opened. */
export async function opened(item: Item): Promise<Item> {
  const fields = await Promise.all(
    Object.entries(item).map(async ([field, value]) => [field, (await jsonIn(value)) ?? value] as const),
  );
  return Object.fromEntries(fields) as Item;
}

/** What a compressed field holds, where it holds JSON. */
async function jsonIn(value: unknown): Promise<unknown> {
  if (!(value instanceof Uint8Array) || value[0] !== 0x1f || value[1] !== 0x8b) return undefined;
  try {
    return JSON.parse(await unpack(value));
  } catch {
    return undefined;
  }
}

/** In what refers to somebody their name is meant; elsewhere it may be a namesake's, and the address alone counts. */
export const howToUnname = (items: readonly Item[], { id }: Unnaming): 'all' | 'address' =>
  items.some((item) => refersTo(item, id)) ? 'all' : 'address';

/** Which fields of an item would change. */
function namingFields(item: Item, unnaming: Unnaming, how: 'all' | 'address'): string[] {
  return Object.keys(item).filter((field) => !keyFields.has(field) && names(item[field], unnaming, how));
}

/**
 * Takes somebody out of the texts of an item, as it is now: what was changed since it was read is looked at again. False:
 * there was nothing to take out.
 */
export async function unname(
  items: Items,
  { pk, sk }: Key,
  unnaming: Unnaming,
  how: 'all' | 'address',
): Promise<boolean> {
  for (;;) {
    const stored = await items.get({ pk, sk });
    if (!stored) return false;
    const fields = namingFields(await opened(stored), unnaming, how);
    if (fields.length === 0) return false;
    const changes = await Promise.all(fields.map((field) => changeOf(stored[field], unnaming, how)));
    try {
      await items.update({
        Key: { pk, sk },
        UpdateExpression: `SET ${fields.map((_, at) => `#f${at} = :new${at}`).join(', ')}`,
        ConditionExpression: fields.map((_, at) => `#f${at} = :old${at}`).join(' AND '),
        ExpressionAttributeNames: Object.fromEntries(fields.map((field, at) => [`#f${at}`, field])),
        ExpressionAttributeValues: Object.fromEntries(
          changes.flatMap(({ before, after }, at) => [
            [`:old${at}`, before],
            [`:new${at}`, after],
          ]),
        ),
      });
      return true;
    } catch (failure) {
      if (!(failure instanceof ConditionalCheckFailedException)) throw failure;
    }
  }
}

async function changeOf(before: unknown, unnaming: Unnaming, how: 'all' | 'address') {
  const inside = await jsonIn(before);
  const after =
    inside === undefined
      ? withoutPerson(before, unnaming, how)
      : await pack(JSON.stringify(withoutPerson(inside, unnaming, how)));
  return { before, after };
}
