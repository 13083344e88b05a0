import type { ValueType } from '../process.schema.ts';

/** No program can write it in a name. */
const sign = '\u0000';

/** The name under which a structure tells that a field was filled in, where the field itself is never missing. */
export const filledName = (field: string): string => `${field}${sign}`;
export const isFilledName = (name: string): boolean => name.endsWith(sign);

/** Types of which a missing value is an empty one: a field of theirs is always there. */
export const isNeverMissing = (type: ValueType): boolean =>
  typeof type === 'string'
    ? type === 'string' || type === 'bool' || /^list\b/.test(type)
    : Array.isArray(type);

/** Whether somebody filled something in: no is an answer, an empty text or list is none. */
export const isFilledIn = (json: unknown): boolean =>
  json !== undefined && json !== null && json !== '' && !(Array.isArray(json) && json.length === 0);
