import { createHash, randomBytes } from 'node:crypto';
import type { Stores } from '../../../activities/store/stores.ts';
import { idFrom } from '../../../domain/ids.ts';
import { type Scope, scopes } from '../../../domain/people/api-key.schema.ts';
import type { Person } from '../../../domain/people/person.schema.ts';

/** The parts of an answer that tests look at. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Deal & { readonly code?: string; readonly items?: readonly Deal[] };
}
export interface Deal {
  readonly id: string;
  readonly stage: string;
  readonly outcome?: string;
  readonly revision: number;
  readonly tasks: readonly { id: string; step: string; status: string; assignees: string[] }[];
  readonly facts: { protection?: { until: string }; conflict?: object; registration: { domain?: string } };
  readonly possibleActs: readonly string[];
}

/** Makes an API key that acts for this person. */
export async function makeKey(
  stores: Stores,
  person: Person,
  allowed: readonly Scope[] = scopes,
): Promise<string> {
  const key = `tl_${randomBytes(32).toString('base64url')}`;
  await stores.people.putApiKey({
    id: idFrom('apiKey', randomBytes(16)),
    hash: createHash('sha256').update(key).digest('hex'),
    personId: person.id,
    label: 'A test',
    scopes: [...allowed],
    createdAt: '2026-01-01T00:00:00.000Z',
  });
  return key;
}

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Asks as the owner of a key. */
export function clientOf(fetchIt: Fetch, base: string, key: string) {
  return async (method: 'GET' | 'POST', path: string, body?: unknown, onceKey?: string): Promise<Reply> => {
    const response = await fetchIt(`${base}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(onceKey ? { 'idempotency-key': onceKey } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return {
      status: response.status,
      headers: response.headers,
      body: (await response.json()) as Reply['body'],
    };
  };
}
