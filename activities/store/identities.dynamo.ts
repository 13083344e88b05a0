import { createHash } from 'node:crypto';
import type { IdentityStore } from './identities.store.ts';
import { absent, type Items, type Key } from './items.ts';

const hashOf = (...parts: string[]) => createHash('sha256').update(JSON.stringify(parts)).digest('hex');
/** What the provider calls somebody stands nowhere: some call them by their address. */
const identityKey = (issuer: string, subject: string): Key => ({
  pk: `IDENTITY#${hashOf(issuer, subject)}`,
  sk: 'IDENTITY',
});
const signsInPartition = (personId: string) => `SIGNS-IN#${personId}`;
const signsInKey = (issuer: string, personId: string): Key => ({
  pk: signsInPartition(personId),
  sk: `ISSUER#${hashOf(issuer)}`,
});

export function createIdentityStore(items: Items): IdentityStore {
  const personOf: IdentityStore['personOf'] = async (issuer, subject) => {
    const found = await items.get(identityKey(issuer, subject));
    return found?.personId as string | undefined;
  };
  return {
    personOf,
    isBound: async (issuer, personId) => (await items.get(signsInKey(issuer, personId))) !== undefined,
    async bind(issuer, subject, personId) {
      const identity = identityKey(issuer, subject);
      const outcome = await items.transact([
        items.put({ ...identity, entity: 'identity', personId }, absent),
        items.put({ ...signsInKey(issuer, personId), entity: 'signs-in', identity: identity.pk }, absent),
      ]);
      return outcome === 'done' || (await personOf(issuer, subject)) === personId;
    },
    async forget(personId) {
      const bound = await items.queryAll(signsInPartition(personId));
      if (bound.length === 0) return;
      await items.transact(
        bound.flatMap(({ pk, sk, identity }) => [
          items.remove({ pk, sk }),
          items.remove({ pk: identity as string, sk: 'IDENTITY' }),
        ]),
      );
    },
  };
}
