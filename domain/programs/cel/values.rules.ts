import { Duration } from '@marcbachmann/cel-js/evaluator';
import { fractionDigits } from '../../money.ts';
import { isRecord, own } from '../../records.ts';
import type { ValueType } from '../process.schema.ts';
import { CivilDate, FileValue, MoneyValue } from './types.ts';

/** A list or a text that is longer than conditions may look at. */
export class TooLong extends Error {}

/** No list of a case is longer, and no text: what conditions cost is bounded by these. */
const limits = { list: 2000, text: 50_000, depth: 12 };

/**
 * Plain JSON as CEL sees it: integers are BigInt, money is in whole units, dates and instants can be compared. What is
 * missing is empty (`""`, `[]`, `false`, a structure of empties); a number, an amount or a date that is missing stays so.
 */
export function toCel(type: ValueType, json: unknown, depth = 0): unknown {
  if (depth > limits.depth) throw new TooLong('The data is nested too deeply for a condition');
  if (typeof type !== 'string') return structure(type, json, depth);
  if (type.startsWith('list<')) return listOf(type.slice(5, -1), json, depth);
  if (json === undefined || json === null) return { string: '', bool: false, list: [] }[type];
  const typed = leaves[type];
  return typed ? typed(json) : guess(json, depth);
}

function structure(fields: Exclude<ValueType, string>, json: unknown, depth: number): Map<string, unknown> {
  const given = isRecord(json) ? json : {};
  const entries = Object.entries(fields).map(
    ([name, type]) => [name, toCel(type, own(given, name), depth + 1)] as const,
  );
  return new Map(entries.filter(([, value]) => value !== undefined));
}

function listOf(type: ValueType, json: unknown, depth: number): unknown[] {
  if (!Array.isArray(json)) return [];
  if (json.length > limits.list) throw new TooLong(`A list of ${json.length} is too long for a condition`);
  return json.map((one) => toCel(type, one, depth + 1));
}

const leaves: Readonly<Record<string, (json: unknown) => unknown>> = {
  string: (json) => short(String(json)),
  bool: (json) => json === true,
  int: (json) => integer(json),
  double: (json) => (typeof json === 'number' ? json : undefined),
  date: (json) => (typeof json === 'string' ? CivilDate.parse(json) : undefined),
  timestamp: (json) => instant(json),
  money: (json) => {
    if (!isRecord(json) || typeof json.amount !== 'number' || typeof json.currency !== 'string')
      return undefined;
    return new MoneyValue(json.amount / 10 ** fractionDigits(json.currency), json.currency);
  },
  file: (json) => (isRecord(json) ? new FileValue(json) : undefined),
};

/** Values of no declared type: whole numbers are integers. */
function guess(json: unknown, depth: number): unknown {
  if (typeof json === 'number') return Number.isInteger(json) ? BigInt(json) : json;
  if (typeof json === 'string') return short(json);
  if (Array.isArray(json)) return listOf('dyn', json, depth);
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
  const kept = entries.filter(([, value]) => value !== undefined);
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
