import { added, type Effects, effectsOf } from '../../domain/mdf/ledger.rules.ts';
import type { Entry } from '../../domain/mdf/ledger.ts';
import { absent, type Items, type Key, type Operation } from './items.ts';
import { activityKey, allocationKey, entryItem, fundKey, type NewRecord } from './ledger-items.ts';

/** What must hold of a record besides its balances, and what changes in it; by path: `activity.status`. */
export interface Terms {
  readonly equal?: Readonly<Record<string, unknown>>;
  readonly set?: Readonly<Record<string, unknown>>;
  readonly append?: Readonly<Record<string, readonly unknown[]>>;
}

/**
 * All that the entries of one act change: each entry, put where none has its key, and the balances of their fund,
 * allocation and activity, on the condition that none falls below zero. `asked`: the
 * amount that the act spoke of.
 */
export function moves(
  items: Items,
  entries: readonly [Entry, ...Entry[]],
  asked: number,
  terms: Partial<Record<keyof Effects, Terms>> = {},
): Operation[] {
  const [{ fundId, allocationId, caseId }] = entries;
  return [
    ...entries.map((entry) => items.put(entryItem(entry, asked), absent)),
    ...balances(items, 'fund', fundKey(fundId), entries, terms.fund),
    ...(allocationId === undefined
      ? []
      : balances(items, 'allocation', allocationKey({ fundId, allocationId }), entries, terms.allocation)),
    ...(caseId === undefined
      ? []
      : balances(items, 'activity', activityKey(caseId), entries, terms.activity)),
  ];
}

/** A new record as its first entries leave it. */
export function opened(record: keyof Effects, item: NewRecord, entries: readonly Entry[]): NewRecord {
  const effects = effectsOn(record, entries);
  const accounts = effects.reduce<Record<string, number>>(added, item.accounts);
  return { ...item, accounts, entries: effects.length };
}

/** Of those entries that move an account of the record. */
function effectsOn(record: keyof Effects, entries: readonly Entry[]): Readonly<Record<string, number>>[] {
  return entries
    .map((entry): Readonly<Record<string, number>> => effectsOf(entry)[record])
    .filter((effects) => Object.keys(effects).length > 0);
}

/** What entries change in one record that has balances; nothing if none of its accounts moves and nothing else does. */
export function balances(
  items: Items,
  record: keyof Effects,
  key: Key,
  entries: readonly Entry[],
  { equal = {}, set = {}, append = {} }: Terms = {},
): Operation[] {
  const effects = effectsOn(record, entries);
  const sums = Object.entries(effects.reduce<Record<string, number>>(added, {}));
  const paper = new Expressions();
  const changes = [
    ...sums.map(([account, amount]) => paper.plus(`accounts.${account}`, amount)),
    ...(effects.length > 0 ? [paper.plus('entries', effects.length)] : []),
    ...Object.entries(set).map(([path, value]) => `${paper.name(path)} = ${paper.value(value)}`),
    ...Object.entries(append).map(([path, more]) => paper.append(path, more)),
  ];
  if (changes.length === 0) return [];
  const conditions = [
    `attribute_exists(${paper.name('pk')})`,
    ...sums
      .filter(([account, amount]) => amount < 0 && account !== 'source')
      .map(([account, amount]) => `${paper.name(`accounts.${account}`)} >= ${paper.value(-amount)}`),
    ...Object.entries(equal).map(([path, value]) => `${paper.name(path)} = ${paper.value(value)}`),
  ];
  return [
    {
      Update: {
        TableName: items.tableName,
        Key: { pk: key.pk, sk: key.sk },
        UpdateExpression: `SET ${changes.join(', ')}`,
        ConditionExpression: conditions.join(' AND '),
        ExpressionAttributeNames: paper.names,
        ExpressionAttributeValues: paper.values,
      },
    },
  ];
}

/** Collects the names and values that an expression of DynamoDB uses: many names are words of its own. */
class Expressions {
  readonly names: Record<string, string> = {};
  readonly values: Record<string, unknown> = {};

  name(path: string): string {
    const parts = path.split('.');
    for (const part of parts) this.names[`#${part}`] = part;
    return parts.map((part) => `#${part}`).join('.');
  }

  value(value: unknown): string {
    const name = `:v${Object.keys(this.values).length}`;
    this.values[name] = value;
    return name;
  }

  plus(path: string, amount: number): string {
    return `${this.name(path)} = ${this.name(path)} + ${this.value(amount)}`;
  }

  append(path: string, more: readonly unknown[]): string {
    return `${this.name(path)} = list_append(${this.name(path)}, ${this.value(more)})`;
  }
}
