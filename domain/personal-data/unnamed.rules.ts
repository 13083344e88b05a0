import { erasedEmail, erasedName, type Subject } from './personal-data.ts';

/** Companies are no persons: what they are called, and found by, stays, also where it is somebody's name. */
const companies: ReadonlySet<string> = new Set([
  'customer',
  'partner',
  'partnerName',
  'identityKeys',
  'normalisedName',
  'blockingTokens',
  'nearMatches',
]);
const isPersonId = (value: unknown): boolean => typeof value === 'string' && value.startsWith('P-');

/** What is searched for, compiled once. */
export interface Unnaming {
  /** Name and address; for what refers to the person. */
  readonly all: (text: string) => string;
  /** The address alone; for everything else, where a namesake may be meant. */
  readonly address: (text: string) => string;
  readonly id: string;
}

/** How this person is taken out of texts, whatever the case of the letters; only where whole words are meant. */
export function unnaming({ id, name, email }: Subject): Unnaming {
  const address = replacing(email, erasedEmail(id));
  const named = replacing(name, erasedName);
  return { id, address, all: (text) => named(address(text)) };
}

function replacing(words: string, by: string): (text: string) => string {
  const literal = words.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])${literal.replace(/\s+/g, '\\s+')}(?![\\p{L}\\p{N}])`,
    'giu',
  );
  return (text) => text.replace(pattern, by);
}

/** The same value without the person, down to the last text of it; names of fields stay, and so do other people’s names. */
export function withoutPerson<T>(value: T, unnaming: Unnaming, how: 'all' | 'address' = 'all'): T {
  return copy(value, unnaming[how], unnaming.id) as T;
}

function copy(value: unknown, replace: (text: string) => string, id: string): unknown {
  if (typeof value === 'string') return replace(value);
  if (Array.isArray(value)) return value.map((one) => copy(one, replace, id));
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  const fields = Object.entries(value);
  const namesAnother = fields.some(
    ([field, one]) => (field === 'id' || field === 'personId') && isPersonId(one) && one !== id,
  );
  return Object.fromEntries(
    fields.map(([field, one]) => {
      const stays = companies.has(field) || (namesAnother && field === 'name');
      return [field, stays ? one : copy(one, replace, id)];
    }),
  );
}

/** Whether this id stands anywhere in a value. */
export function refersTo(value: unknown, id: string): boolean {
  if (typeof value === 'string') return value.includes(id);
  if (Array.isArray(value)) return value.some((one) => refersTo(one, id));
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return false;
  return Object.entries(value).some(([field, one]) => field === id || refersTo(one, id));
}

/** Whether something would change. */
export const names = (value: unknown, unnaming: Unnaming, how: 'all' | 'address' = 'all'): boolean =>
  JSON.stringify(withoutPerson(value, unnaming, how)) !== JSON.stringify(value);
