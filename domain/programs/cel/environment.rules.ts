import { Duration, Environment } from '@marcbachmann/cel-js/evaluator';
import type { Process, ValueType } from '../process.schema.ts';
import { CivilDate, FileValue, MoneyValue } from './types.ts';

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
export const celName = (type: string) =>
  type.replace(/\btimestamp\b/, timestamp).replace(/\bduration\b/, duration);
/** The other way about. */
export const programName = (type: string) =>
  type
    .replace(timestamp, 'timestamp')
    .replace(duration, 'duration')
    .replace(/^list$/, 'list<dyn>');

/** An environment with every variable of a program, and the few functions that conditions need besides CEL's own. */
export function createEnvironment(types: Process['types']): ProgramEnvironment {
  const cel = base.clone({});
  for (const [name, type] of Object.entries(types))
    if (typeof type === 'string') cel.registerVariable(name, celName(type));
    else cel.registerVariable({ name, schema: schemaOf(type) });
  return { types, cel };
}

type Schema = { [field: string]: string | Schema };
function schemaOf(fields: Exclude<ValueType, string>): Schema {
  return Object.fromEntries(
    Object.entries(fields).map(([name, type]) => [
      name,
      typeof type === 'string' ? celName(type) : schemaOf(type),
    ]),
  );
}

const base = createBase();

function createBase(): Environment {
  const cel = new Environment({ limits });
  cel.registerType('date', { ctor: CivilDate, fields: {} });
  cel.registerType('money', { ctor: MoneyValue, fields: { amount: 'double', currency: 'string' } });
  const fileFields = { name: 'string', type: 'string', size: 'int', sha256: 'string' };
  cel.registerType('file', { ctor: FileValue, fields: fileFields });
  addDates(cel);
  addArithmetic(cel);
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
