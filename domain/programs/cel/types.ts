import type { Money } from '../../money.schema.ts';
import { asMoney, type MoneySum, wholeUnits } from '../../money.ts';
import type { RowTypes, ValueType } from '../process.schema.ts';

const dayMs = 86_400_000;

/** A day of the calendar in conditions, without a time zone: `2027-03-31`. */
export class CivilDate {
  /** Days since 1970-01-01. */
  readonly day: number;
  constructor(day: number) {
    this.day = day;
  }

  /** The day that a text names; undefined if there is none such. */
  static parse(text: string): CivilDate | undefined {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
    const at = Date.parse(`${text}T00:00:00Z`);
    const day = new CivilDate(at / dayMs);
    return Number.isNaN(at) || day.toString() !== text ? undefined : day;
  }

  /** The day at which an instant lies, in UTC. */
  static at(instant: Date): CivilDate {
    return new CivilDate(Math.floor(instant.getTime() / dayMs));
  }

  /** The start of the day, in UTC. */
  toDate(): Date {
    return new Date(this.day * dayMs);
  }

  toString(): string {
    return this.toDate().toISOString().slice(0, 10);
  }
}

/** Money in conditions: exact inside; `amount` in whole units, as people say it. */
export class MoneyValue {
  readonly exact: MoneySum;
  readonly amount: number;
  readonly currency: string;
  constructor(exact: MoneySum) {
    this.exact = exact;
    this.amount = wholeUnits(exact);
    this.currency = exact.currency;
  }

  toJSON(): Money {
    return asMoney(this.exact);
  }
}

/** A file in conditions. `id`: of an upload; a small file has none. */
export class FileValue {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: bigint;
  readonly sha256: string;
  readonly #given: Readonly<Record<string, unknown>>;
  constructor(given: Readonly<Record<string, unknown>>) {
    this.#given = given;
    this.id = String(given.id ?? '');
    this.name = String(given.name ?? '');
    this.type = String(given.type ?? '');
    this.size = BigInt(Number.isSafeInteger(given.size) ? (given.size as number) : 0);
    this.sha256 = String(given.sha256 ?? '');
  }

  toJSON(): Readonly<Record<string, unknown>> {
    return this.#given;
  }
}

export const isRows = (type: ValueType | undefined): type is RowTypes => Array.isArray(type);

/** One of the rows of a list in conditions. */
export class RowValue extends Map<string, unknown> {}

const rowClasses = new Map<string, typeof RowValue>();

/** Rows with the same fields are of one type, whatever form they are of. The name says which fields those are. */
export function rowTypeName([fields]: RowTypes): string {
  const named = Object.entries(fields).map(([name, type]) => `${name}:${type}`);
  return `$[${named.join(';')}]`;
}

/** The fields that the name of a type of rows says; undefined for any other name. */
export function rowTypeNamed(name: string): RowTypes | undefined {
  const [, fields] = /^\$\[(.*)\]$/.exec(name) ?? [];
  if (fields === undefined) return undefined;
  return [Object.fromEntries(fields.split(';').map((field) => field.split(':') as [string, string]))];
}

/** The class by which CEL knows rows of a type: always the same. */
export function rowClass(type: RowTypes): typeof RowValue {
  const name = rowTypeName(type);
  const known = rowClasses.get(name) ?? class extends RowValue {};
  rowClasses.set(name, known);
  return known;
}
