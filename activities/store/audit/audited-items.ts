import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { onFirstCall } from '../calls.ts';
import type { Items } from '../items.ts';
import { openActs } from './act.ts';
import type { Chains } from './chains.ts';

/**
 * The same table, where what an act writes first takes the act's audit record along: both are written, or neither.
 * Every store whose items are the product's own is made over this one, so none can forget it.
 */
export function auditedItems(items: Items, now: () => Date): Items {
  const chains = onFirstCall<Chains>(async () => (await import('./chains.ts')).createChains(items, now));
  const transact: Items['transact'] = (operations, again) => {
    const acts = openActs();
    return acts.length > 0 ? chains.write(acts, operations, { again }) : items.transact(operations);
  };
  return {
    ...items,
    transact,
    putIf: (item, condition) =>
      openActs().length > 0 ? transact([items.put(item, condition)]) : items.putIf(item, condition),
    async putAll(all) {
      if (openActs().length > 0) await transact(all.map((item) => items.put(item)));
      else await items.putAll(all);
    },
    async update(input) {
      if (openActs().length === 0) return items.update(input);
      const { Key, UpdateExpression, ...more } = input;
      const Update = { TableName: items.tableName, Key, UpdateExpression, ...more };
      if ((await transact([{ Update }])) === 'refused')
        throw new ConditionalCheckFailedException({ message: 'The condition does not hold.', $metadata: {} });
      // A transaction does not tell what an item has become.
      return (await items.get(Key as never)) as never;
    },
  };
}
