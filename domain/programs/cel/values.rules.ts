import { Duration } from '@marcbachmann/cel-js/evaluator';
import { isRecord, own } from '../../records.ts';
import type { FieldTypes, RowTypes, ValueType } from '../process.schema.ts';
import { filledName, isFilledIn, isFilledName, isNeverMissing } from './filled-in.rules.ts';
import { CivilDate, FileValue, isRows, MoneyValue, rowClass } from './types.ts';

/** A list or a text that is longer than conditions may look at. */
export class TooLong extends Error {}

/** What an expression needs was left empty. */
export class NotFilledIn extends Error {}

/** No list of a case is longer, and no text: what conditions cost is bounded by these. */
const limits = { list: 2000, text: 50_000, depth: 12 };

/**
 * Plain JSON as CEL sees it: integers are BigInt, money is exact, dates and instants can be compared. What is
 * missing is empty (`""`, `[]`, `false`, a structure of empties); a number, an amount or a date that is missing stays so.
 */
export function toCel(type: ValueType, json: unknown, depth = 0): unknown {
  if (depth > limits.depth) throw new TooLong('The data is nested too deeply for a condition');
  if (isRows(type)) return rowsOf(type, json, depth);
  if (typeof type !== 'string') return new Map([...structure(type, json, depth), ...filledIn(type, json)]);
  if (type.startsWith('list<')) return listOf(json, (one) => toCel(type.slice(5, -1), one, depth + 1));
  if (json === undefined || json === null) return { string: '', bool: false, list: [] }[type];
  const typed = leaves[type];
  return typed ? typed(json) : guess(json, depth);
}

function rowsOf(type: RowTypes, json: unknown, depth: number): unknown[] {
  const Row = rowClass(type);
  return listOf(json, (one) => new Row(structure(type[0], one, depth + 1)));
}

function structure(fields: FieldTypes, json: unknown, depth: number): (readonly [string, unknown])[] {
  const given = isRecord(json) ? json : {};
  const entries = Object.entries(fields).map(
    ([name, type]) => [name, toCel(type, own(given, name), depth + 1)] as const,
  );
  return entries.filter(([, value]) => value !== undefined);
}

/** Which of the fields that are never missing were filled in, for `has(claim.last)`. */
function filledIn(fields: FieldTypes, json: unknown): (readonly [string, true])[] {
  const given = isRecord(json) ? json : {};
  return Object.entries(fields)
    .filter(([name, type]) => isNeverMissing(type) && isFilledIn(own(given, name)))
    .map(([name]) => [filledName(name), true]);
}

function listOf(json: unknown, element: (one: unknown) => unknown): unknown[] {
  if (!Array.isArray(json)) return [];
  if (json.length > limits.list) throw new TooLong(`A list of ${json.length} is too long for a condition`);
  return json.map(element);
}

/** Currency → the value of one unit. */
export const ratesType = 'map<string, double>';

const leaves: Readonly<Record<string, (json: unknown) => unknown>> = {
  string: (json) => short(String(json)),
  bool: (json) => json === true,
  int: (json) => integer(json),
  double: (json) => (typeof json === 'number' ? json : undefined),
  date: (json) => (typeof json === 'string' ? CivilDate.parse(json) : undefined),
  timestamp: (json) => instant(json),
  money: (json) => {
    if (!isRecord(json) || typeof json.currency !== 'string') return undefined;
    const amount = integer(json.amount);
    return amount === undefined ? undefined : new MoneyValue({ amount, currency: json.currency });
  },
  file: (json) => (isRecord(json) ? new FileValue(json) : undefined),
  [ratesType]: (json) => new Map(Object.entries(isRecord(json) ? json : {})),
};

/** Values of no declared type: whole numbers are integers. */
function guess(json: unknown, depth: number): unknown {
  if (typeof json === 'number') return Number.isInteger(json) ? BigInt(json) : json;
  if (typeof json === 'string') return short(json);
  if (Array.isArray(json)) return listOf(json, (one) => toCel('dyn', one, depth + 1));
  if (!isRecord(json)) return json;
  return new Map(Object.entries(json).map(([key, value]) => [key, guess(value, depth + 1)]));
}

/** What CEL computed as plain JSON. A number that JSON cannot hold is a problem, never a wrong number. */
export function fromCel(value: unknown, depth = 0): unknown {
  if (depth > limits.depth) throw new TooLong('The result is nested too deeply');
  if (typeof value === 'bigint') return safeInteger(value);
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TooLong('The result is not a number');
  if (value instanceof CivilDate) return value.toString();
  if (value instanceof Date) return value.toISOString();
  if (value instanceof MoneyValue) return value.toJSON();
  if (value instanceof FileValue) return value.toJSON();
  if (value instanceof Duration) return value.valueOf();
  if (Array.isArray(value)) return value.map((one) => fromCel(one, depth + 1));
  if (value instanceof Map) return objectOf([...value], depth);
  if (isRecord(value) && Object.getPrototypeOf(value) === Object.prototype)
    return objectOf(Object.entries(value), depth);
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return value;
  throw new TooLong('The result is of a kind that cannot be kept');
}

function objectOf(entries: readonly (readonly [unknown, unknown])[], depth: number): unknown {
  const kept = entries.filter(([key, value]) => value !== undefined && !isFilledName(String(key)));
  return Object.fromEntries(kept.map(([key, value]) => [String(key), fromCel(value, depth + 1)]));
}

function safeInteger(value: bigint): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER) || value < BigInt(Number.MIN_SAFE_INTEGER))
    throw new TooLong('The result is too large a number');
  return Number(value);
}

function short(text: string): string {
  if (text.length > limits.text)
    throw new TooLong(`A text of ${text.length} characters is too long for a condition`);
  return text;
}

const integer = (json: unknown) => (Number.isSafeInteger(json) ? BigInt(json as number) : undefined);

function instant(json: unknown): Date | undefined {
  const at = new Date(String(json));
  return Number.isNaN(at.getTime()) ? undefined : at;
}
