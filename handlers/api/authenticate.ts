import { createHash } from 'node:crypto';
import type { Stores } from '../../activities/store/stores.ts';
import { DomainError } from '../../domain/errors.ts';
import type { ApiCaller } from './operation.ts';

/** How an API key is written: `tl_` and 256 bits in base64url. What is written otherwise is not looked up. */
const apiKey = /^Bearer (tl_[A-Za-z0-9_-]{20,100})$/i;

/**
 * Who sent this `Authorization` header. Keys are found by their SHA-256, so that neither the store nor the time that
 * the search takes tells anything about them.
 * @throws `unauthenticated`, in the same words whatever is wrong with the key or with the person it acts for.
 */
export async function authenticate(
  { people }: Pick<Stores, 'people'>,
  header: string | undefined,
  now: Date,
): Promise<ApiCaller> {
  const [, key] = apiKey.exec(header ?? '') ?? [];
  const found = key && (await people.apiKeyByHash(createHash('sha256').update(key).digest('hex')));
  const usable =
    found && !found.revokedAt && (!found.expiresAt || Date.parse(found.expiresAt) > now.getTime());
  const person = usable ? await people.get(found.personId) : undefined;
  if (!usable || !person?.active)
    throw new DomainError('unauthenticated', 'Send a valid API key as "Authorization: Bearer tl_…".');
  return { person, via: 'api', scopes: found.scopes, countedAs: `api-key/${found.id}` };
}
