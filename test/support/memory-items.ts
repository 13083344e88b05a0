import type { Item, Items, Key, NewItem, Operation } from '../../activities/store/items.ts';

type Values = Readonly<Record<string, unknown>>;
interface Expression {
  readonly names?: Record<string, string> | undefined;
  readonly values?: Values | undefined;
}

/**
 * The table over plain memory, for what the ledger asks of it: transactions with conditions, queries of the table and
 * of its indexes. It knows the expressions that the store writes, and fails at any other; that DynamoDB takes them in
 * the same way is shown by the tests against DynamoDB Local.
 */
export function memoryItems(): Items {
  const held = new Map<string, Item>();
  const place = ({ pk, sk }: Key) => `${pk}\n${sk}`;
  const at = (key: Key) => held.get(place(key));
  const unused = async (): Promise<never> => {
    throw new Error('The ledger does not call this.');
  };
  const query: Items['query'] = async (input) => {
    const test = conditionOf(input.KeyConditionExpression, {
      names: input.ExpressionAttributeNames,
      values: input.ExpressionAttributeValues,
    });
    const sort = input.IndexName ? `${input.IndexName}sk` : 'sk';
    const found = [...held.values()]
      .filter(test)
      .sort((a, b) => (String(a[sort]) < String(b[sort]) ? -1 : 1));
    return { items: found };
  };
  return {
    tableName: 'memory',
    get: async (key) => at(key),
    getAll: async (keys) => keys.flatMap((key) => at(key) ?? []),
    query,
    queryAll: async (partition) =>
      (
        await query({
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': partition },
        })
      ).items,
    update: unused,
    putAll: unused,
    putIf: unused,
    async transact(operations) {
      if (!operations.every((operation) => holds(operation, at))) return 'refused';
      for (const operation of operations) carryOut(operation, held, place);
      return 'done';
    },
    put: (item, condition) => ({ Put: { TableName: 'memory', Item: item, ...conditional(condition) } }),
    remove: (Key, condition) => ({ Delete: { TableName: 'memory', Key, ...conditional(condition) } }),
    check: (Key, condition) => ({
      ConditionCheck: { TableName: 'memory', Key, ConditionExpression: undefined, ...conditional(condition) },
    }),
  };
}

const conditional = (condition: (Expression & { readonly expression: string }) | undefined) =>
  condition && {
    ConditionExpression: condition.expression,
    ExpressionAttributeNames: condition.names,
    ExpressionAttributeValues: condition.values as Record<string, unknown> | undefined,
  };

function holds({ Put, Update, Delete, ConditionCheck }: Operation, at: (key: Key) => Item | undefined) {
  const one = Put ?? Update ?? Delete ?? ConditionCheck;
  if (one?.ConditionExpression === undefined) return true;
  const key = (Put ? Put.Item : (Update ?? Delete ?? ConditionCheck)?.Key) as unknown as Key;
  return conditionOf(one.ConditionExpression, {
    names: one.ExpressionAttributeNames,
    values: one.ExpressionAttributeValues,
  })(at(key) ?? ({} as Item));
}

function carryOut({ Put, Update, Delete }: Operation, held: Map<string, Item>, place: (key: Key) => string) {
  if (Put) held.set(place(Put.Item as unknown as Key), structuredClone(Put.Item as NewItem));
  if (Delete) held.delete(place(Delete.Key as unknown as Key));
  if (!Update) return;
  const key = place(Update.Key as unknown as Key);
  const item = structuredClone(held.get(key)) as Record<string, unknown>;
  const paper = { names: Update.ExpressionAttributeNames, values: Update.ExpressionAttributeValues };
  for (const set of (Update.UpdateExpression ?? '').replace(/^SET /, '').split(/, (?=#)(?!#\S+, :v\d+\))/))
    assign(item, set, paper);
  held.set(key, item as Item);
}

/** `#a.#b = :v`, `= #a.#b + :v`, `= list_append(#a, :v)`. */
function assign(item: Record<string, unknown>, set: string, paper: Expression): void {
  const [, target = '', plus, appended, value = ''] =
    /^(\S+) = (?:(\S+) \+ |list_append\((\S+), )?(:\w+)\)?$/.exec(set) ?? [];
  if (!target) throw new Error(`Not known to this memory: ${set}`);
  const given = paper.values?.[value];
  const was = read(item, plus ?? appended ?? target, paper);
  const now = plus ? Number(was) + Number(given) : appended ? [...(was as []), ...(given as [])] : given;
  const path = pathOf(target, paper);
  const last = path.pop() ?? '';
  const holder = path.reduce((of, name) => of[name] as Record<string, unknown>, item);
  holder[last] = now;
}

const pathOf = (path: string, { names = {} }: Expression) =>
  path.split('.').map((part) => names[part] ?? part);

const read = (item: Values, path: string, paper: Expression): unknown =>
  pathOf(path, paper).reduce<unknown>((of, name) => (of as Values | undefined)?.[name], item);

function conditionOf(expression: string | undefined, paper: Expression): (item: Item) => boolean {
  const tests = (expression ?? '').split(' AND ').map((one) => testOf(one, paper));
  return (item) => tests.every((test) => test(item));
}

function testOf(one: string, paper: Expression): (item: Item) => boolean {
  const [, call, of = '', , prefix = ''] = /^(\w+)\((\S+?)(, (:\w+))?\)$/.exec(one) ?? [];
  if (call === 'attribute_exists') return (item) => read(item, of, paper) !== undefined;
  if (call === 'attribute_not_exists') return (item) => read(item, of, paper) === undefined;
  const given = paper.values?.[prefix];
  if (call === 'begins_with') return (item) => String(read(item, of, paper)).startsWith(String(given));
  const [, path = '', sign, value = ''] = /^(\S+) (=|>=) (:\w+)$/.exec(one) ?? [];
  const wanted = paper.values?.[value] as string | number;
  if (sign === '=') return (item) => read(item, path, paper) === wanted;
  if (sign === '>=') return (item) => (read(item, path, paper) as string | number) >= wanted;
  throw new Error(`Not known to this memory: ${one}`);
}
