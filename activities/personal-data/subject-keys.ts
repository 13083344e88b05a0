import { createHash } from 'node:crypto';
import type { SubjectKeys } from '../../domain/personal-data/holding.rules.ts';
import type { Subject } from '../../domain/personal-data/personal-data.ts';

/** By what somebody's own items are known. */
export function keysOf({ id, email }: Subject): SubjectKeys {
  const address = email.trim().toLowerCase();
  return { id, email: address, emailHash: createHash('sha256').update(address).digest('hex') };
}
