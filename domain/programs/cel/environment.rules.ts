import { Duration, Environment } from '@marcbachmann/cel-js/evaluator';
import { formatPeriod } from '../../calendar/date-words.rules.ts';
import type { Process, ValueType } from '../process.schema.ts';
import { filledName, isNeverMissing } from './filled-in.rules.ts';
import { addMoney } from './money.rules.ts';
import { CivilDate, FileValue, isRows, MoneyValue, rowClass, rowTypeName } from './types.ts';

/** What expressions of a program are checked and evaluated in. */
export interface ProgramEnvironment {
  readonly types: Process['types'];
  readonly cel: Environment;
}

/** No expression is larger; what one may compute is bounded in cost.rules.ts. */
const limits = {
  maxAstNodes: 500,
  maxDepth: 40,
  maxListElements: 100,
  maxMapEntries: 50,
  maxCallArguments: 10,
};

const timestamp = 'google.protobuf.Timestamp';
const duration = 'google.protobuf.Duration';

/** Names that programs write and the names that CEL has for them. */
const celName = (type: string) => type.replace(/\btimestamp\b/, timestamp).replace(/\bduration\b/, duration);
/** The other way about. */
export const programName = (type: string) =>
  type
    .replace(timestamp, 'timestamp')
    .replace(duration, 'duration')
    .replace(/^list$/, 'list<dyn>');

/** An environment with every variable of a program, and the few functions that conditions need besides CEL's own. */
export function createEnvironment(types: Process['types']): ProgramEnvironment {
  const cel = base.clone({});
  const rows = new Set<string>();
  for (const [name, type] of Object.entries(types)) {
    addRows(cel, type, rows);
    const schema = schemaOf(type);
    if (typeof schema === 'string') cel.registerVariable(name, schema);
    else cel.registerVariable({ name, schema });
  }
  return { types, cel };
}

type Schema = string | { [field: string]: Schema };
function schemaOf(type: ValueType): Schema {
  if (typeof type === 'string') return celName(type);
  if (isRows(type)) return `list<${rowTypeName(type)}>`;
  return Object.fromEntries(
    Object.entries(type).flatMap(([name, inner]): [string, Schema][] => [
      [name, schemaOf(inner)],
      ...(isNeverMissing(inner) ? [[filledName(name), 'bool'] as [string, Schema]] : []),
    ]),
  );
}

/** Rows are of types of their own, which are made known once each. */
function addRows(cel: Environment, type: ValueType, known: Set<string>): void {
  if (typeof type === 'string') return;
  if (!isRows(type)) {
    for (const inner of Object.values(type)) addRows(cel, inner, known);
    return;
  }
  const name = rowTypeName(type);
  if (known.has(name)) return;
  known.add(name);
  const fields = Object.entries(type[0]).map(([field, inner]) => [field, celName(inner)]);
  cel.registerType(name, { ctor: rowClass(type), fields: Object.fromEntries(fields) });
}

const base = createBase();

function createBase(): Environment {
  const cel = new Environment({ limits });
  cel.registerType('date', { ctor: CivilDate, fields: {} });
  cel.registerType('money', { ctor: MoneyValue, fields: { amount: 'double', currency: 'string' } });
  const fileFields = { id: 'string', name: 'string', type: 'string', size: 'int', sha256: 'string' };
  cel.registerType('file', { ctor: FileValue, fields: fileFields });
  addDates(cel);
  addArithmetic(cel);
  addMoney(cel);
  return cel;
}

/** `date("2027-03-31")`, `date(now)`, `days(30)`, `hours(8)`, and dates that are compared and moved. */
function addDates(cel: Environment): void {
  const seconds = (one: Duration) => Number(one.valueOf()) / 1000;
  const moved = (one: CivilDate, by: number) => new CivilDate(one.day + Math.floor(by / 86_400));
  cel.registerFunction('date(string): date', (text: string) => {
    const day = CivilDate.parse(text);
    if (!day) throw new Error(`"${text.slice(0, 40)}" is not a date such as 2027-03-31`);
    return day;
  });
  cel.registerFunction(`date(${timestamp}): date`, (at: Date) => CivilDate.at(at));
  cel.registerFunction(`days(int): ${duration}`, (n: bigint) => new Duration(n * 86_400n));
  cel.registerFunction(`hours(int): ${duration}`, (n: bigint) => new Duration(n * 3600n));
  cel.registerFunction('string(date): string', (one: CivilDate) => one.toString());
  cel.registerFunction('period(date, date): string', (from: CivilDate, to: CivilDate) =>
    formatPeriod(from.toString(), to.toString()),
  );
  cel.registerFunction(`string(${timestamp}): string`, (at: Date) => at.toISOString());
  cel.registerOperator(`date + ${duration}: date`, (one: CivilDate, by: Duration) => moved(one, seconds(by)));
  cel.registerOperator(`date - ${duration}: date`, (one: CivilDate, by: Duration) =>
    moved(one, -seconds(by)),
  );
  cel.registerOperator(
    `date - date: ${duration}`,
    (a: CivilDate, b: CivilDate) => new Duration((a.day - b.day) * 86_400),
  );
  compared(
    cel,
    'date',
    'date',
    (one: CivilDate) => one.day,
    (one: CivilDate) => one.day,
  );
  const start = (one: CivilDate) => one.toDate().getTime();
  const time = (at: Date) => at.getTime();
  compared(cel, 'date', timestamp, start, time);
  compared(cel, timestamp, 'date', time, start);
}

function compared<A, B>(
  cel: Environment,
  left: string,
  right: string,
  of: (one: A) => number,
  than: (one: B) => number,
): void {
  cel.registerOperator(`${left} < ${right}: bool`, (a: A, b: B) => of(a) < than(b));
  cel.registerOperator(`${left} <= ${right}: bool`, (a: A, b: B) => of(a) <= than(b));
  cel.registerOperator(`${left} > ${right}: bool`, (a: A, b: B) => of(a) > than(b));
  cel.registerOperator(`${left} >= ${right}: bool`, (a: A, b: B) => of(a) >= than(b));
  if (left === right) cel.registerOperator(`${left} == ${right}: bool`, (a: A, b: B) => of(a) === than(b));
}

/** CEL keeps whole numbers and others apart; people who write `amount * 2` do not. */
function addArithmetic(cel: Environment): void {
  for (const [left, right] of [
    ['double', 'int'],
    ['int', 'double'],
  ]) {
    const both = (act: (a: number, b: number) => number) => (a: number | bigint, b: number | bigint) =>
      act(Number(a), Number(b));
    cel.registerOperator(
      `${left} + ${right}: double`,
      both((a, b) => a + b),
    );
    cel.registerOperator(
      `${left} - ${right}: double`,
      both((a, b) => a - b),
    );
    cel.registerOperator(
      `${left} * ${right}: double`,
      both((a, b) => a * b),
    );
    cel.registerOperator(
      `${left} / ${right}: double`,
      both((a, b) => a / b),
    );
  }
}
