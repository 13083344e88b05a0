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
    if (input.ScanIndexForward === false) found.reverse();
    return { items: input.Limit === undefined ? found : found.slice(0, input.Limit) };
  };
  const items: Items = {
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
    putIf: async (item, condition) => items.transact([items.put(item, condition)]),
    async transact(operations) {
      if (!operations.every((operation) => holds(operation, at))) return 'refused';
      for (const operation of operations) carryOut(operation, held, place);
      return 'done';
    },
    async tryAll(operations) {
      const refused = operations.flatMap((operation, index) => (holds(operation, at) ? [] : [index]));
      if (refused.length === 0) for (const operation of operations) carryOut(operation, held, place);
      return refused;
    },
    put: (item, condition) => ({ Put: { TableName: 'memory', Item: item, ...conditional(condition) } }),
    remove: (Key, condition) => ({ Delete: { TableName: 'memory', Key, ...conditional(condition) } }),
    check: (Key, condition) => ({
      ConditionCheck: { TableName: 'memory', Key, ConditionExpression: undefined, ...conditional(condition) },
    }),
  };
  return items;
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
  if (Put) held.set(place(Put.Item as unknown as Key), Put.Item as NewItem);
  if (Delete) held.delete(place(Delete.Key as unknown as Key));
  if (!Update) return;
  const key = place(Update.Key as unknown as Key);
  const paper = { names: Update.ExpressionAttributeNames, values: Update.ExpressionAttributeValues };
  const sets = setsOf(Update.UpdateExpression ?? '');
  held.set(key, sets.reduce((item, set) => assigned(item, set, paper), held.get(key) as Values) as Item);
}

/** An expression is read once: there are few, and they are asked for often. */
function readOnce<Read>(read: (expression: string) => Read): (expression: string) => Read {
  const known = new Map<string, Read>();
  return (expression) => {
    const found = known.get(expression) ?? read(expression);
    known.set(expression, found);
    return found;
  };
}

const setsOf = readOnce((expression) =>
  expression
    .replace(/^SET /, '')
    .split(/, (?=#)(?!#\S+, :v\d+\))/)
    .map(setOf),
);

/** `#a.#b = :v`, `= #a.#b + :v`, `= list_append(#a, :v)`. */
function setOf(set: string) {
  const [, target = '', plus, appended, value = ''] =
    /^(\S+) = (?:(\S+) \+ |list_append\((\S+), )?(:\w+)\)?$/.exec(set) ?? [];
  if (!target) throw new Error(`Not known to this memory: ${set}`);
  return { target, plus, appended, value };
}

/** The item with a value set, as a new one: whoever has read the old one keeps that. */
function assigned(
  item: Values,
  { target, plus, appended, value }: ReturnType<typeof setOf>,
  paper: Expression,
): Values {
  const given = paper.values?.[value];
  const was = read(item, plus ?? appended ?? target, paper);
  const now = plus ? Number(was) + Number(given) : appended ? [...(was as []), ...(given as [])] : given;
  return withValue(item, pathOf(target, paper), now);
}

function withValue(holder: Values, [name = '', ...rest]: readonly string[], value: unknown): Values {
  return { ...holder, [name]: rest.length === 0 ? value : withValue(holder[name] as Values, rest, value) };
}

const partsOf = readOnce((path) => path.split('.'));
const pathOf = (path: string, { names = {} }: Expression) => partsOf(path).map((part) => names[part] ?? part);

function read(item: Values, path: string, { names }: Expression): unknown {
  let found: unknown = item;
  for (const part of partsOf(path)) found = (found as Values | undefined)?.[names?.[part] ?? part];
  return found;
}

function conditionOf(expression: string | undefined, paper: Expression): (item: Item) => boolean {
  const tests = testsOf(expression ?? '');
  return (item) => tests.every((test) => test(item, paper));
}

type Test = (item: Item, paper: Expression) => boolean;
const between = /(\S+) BETWEEN (:\w+) AND (:\w+)/g;
const testsOf = readOnce((expression) =>
  expression.replace(between, '$1 >= $2 AND $1 <= $3').split(' AND ').map(testOf),
);

function testOf(one: string): Test {
  const [, call, of = '', , prefix = ''] = /^(\w+)\((\S+?)(, (:\w+))?\)$/.exec(one) ?? [];
  if (call === 'attribute_exists') return (item, paper) => read(item, of, paper) !== undefined;
  if (call === 'attribute_not_exists') return (item, paper) => read(item, of, paper) === undefined;
  if (call === 'begins_with')
    return (item, paper) => String(read(item, of, paper)).startsWith(String(paper.values?.[prefix]));
  const [, path = '', sign, value = ''] = /^(\S+) (=|>=|<=|>|<) (:\w+)$/.exec(one) ?? [];
  const sides = (item: Item, paper: Expression) =>
    [read(item, path, paper), paper.values?.[value]] as [string | number, string | number];
  const compare = { '=': same, '>=': notLess, '<=': notMore, '>': more, '<': less }[sign ?? ''];
  if (!compare) throw new Error(`Not known to this memory: ${one}`);
  return (item, paper) => compare(...sides(item, paper));
}

type Compare = (one: string | number, other: string | number) => boolean;
const same: Compare = (one, other) => one === other;
const notLess: Compare = (one, other) => one >= other;
const more: Compare = (one, other) => one > other;
const notMore: Compare = (one, other) => one <= other;
const less: Compare = (one, other) => one < other;
