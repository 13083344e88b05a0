import { parse } from 'yaml';
import type { Change } from '../../../../../domain/programs/editing/edit.ts';
import type { Path } from '../../../../../domain/programs/reading/problems.ts';

const known = new Map<string, string>();

/** What a text says, without any sharing between its parts. To read YAML is slow, and laws ask of few texts often. */
export function readValue(source: string): unknown {
  const seen = known.get(source);
  if (seen !== undefined) return JSON.parse(seen);
  const json = JSON.stringify(parse(source, { version: '1.2', schema: 'core', maxAliasCount: -1 }));
  known.set(source, json);
  return JSON.parse(json);
}

const structuredCloneDeep = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

type Holder = Record<string | number, unknown>;

export const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((inside, key) => (inside as Holder | undefined)?.[key], value);

/** Every path in a value, itself included. */
export function allPaths(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Array.isArray(value)
    ? value.flatMap((one, index) => allPaths(one, [...path, index]))
    : Object.entries(value).flatMap(([key, one]) => allPaths(one, [...path, key]));
  return [path, ...inner];
}

/** The same change made in plain data. */
export function changed(value: unknown, change: Change): unknown {
  const copy = structuredCloneDeep(value);
  if (change.do === 'set') put(copy, change.at, change.value);
  if (change.do === 'remove') take(copy, change.at);
  if (change.do === 'insert') (at(copy, change.list) as unknown[]).splice(change.index, 0, change.value);
  if (change.do === 'move') {
    const list = at(copy, change.list) as unknown[];
    const from = at(copy, change.at.slice(0, -1)) as unknown[];
    const index = Number(change.at.at(-1));
    const item = from[index];
    const marker = {};
    from[index] = marker;
    list.splice(change.index, 0, item);
    from.splice(from.indexOf(marker), 1);
  }
  return copy;
}

function put(value: unknown, path: Path, to: unknown): void {
  const [key = '', next] = path;
  const holder = value as Holder;
  if (path.length === 1) holder[key] = to;
  else {
    holder[key] ??= typeof next === 'number' ? [] : {};
    put(holder[key], path.slice(1), to);
  }
}

function take(value: unknown, path: Path): void {
  const holder = at(value, path.slice(0, -1));
  const key = path.at(-1) ?? '';
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete (holder as Holder)[key];
}
