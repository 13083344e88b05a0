import type { Account } from './customers.store.ts';
import { absent, type Item, type Items, type Key, type Operation } from './items.ts';
import { fileCustomer, type KnownCustomer, unfileCustomer } from './near-matches.ts';
import { accountKey } from './slots.ts';
import { untilDecided } from './until-decided.ts';

const recordKey = (id: string): Key => ({ pk: `ACCOUNT-RECORD#${id}`, sk: 'ACCOUNT' });

/**
 * Creates an account or replaces it whole. Identity keys that it has no longer are free again; who waits behind one is
 * offered the customer when next a deal gives it up, because here is nobody to tell them. A key that another account
 * took since stays with that one.
 */
export function putAccount(items: Items, account: Account): Promise<void> {
  return untilDecided(async () => {
    const record = await items.get(recordKey(account.id));
    const before = record?.account as Account | undefined;
    const outcome = await items.transact([
      items.put(
        { ...recordKey(account.id), entity: 'account', account, revision: revisionOf(record) + 1 },
        record ? { expression: 'revision = :seen', values: { ':seen': revisionOf(record) } } : absent,
      ),
      ...account.identityKeys.map((key) => holdKey(items, key, account)),
      ...(await droppedKeys(items, account, before)),
      ...fileCustomer(items, customerOf(account)),
      ...droppedTokens(items, account, before),
    ]);
    return outcome === 'done' ? true : undefined;
  }).then(() => undefined);
}

const revisionOf = (record: Item | undefined) => Number(record?.revision ?? 0);

function holdKey(items: Items, key: string, { id, since }: Account): Operation {
  return items.put({ ...accountKey(key), entity: 'account-key', accountId: id, since });
}

async function droppedKeys(
  items: Items,
  account: Account,
  before: Account | undefined,
): Promise<Operation[]> {
  const dropped = (before?.identityKeys ?? []).filter((key) => !account.identityKeys.includes(key));
  const found = await items.getAll(dropped.map(accountKey));
  const own = found.filter(({ accountId }) => accountId === account.id);
  return own.map((key) =>
    items.remove(key, { expression: 'accountId = :me', values: { ':me': account.id } }),
  );
}

function droppedTokens(items: Items, account: Account, before: Account | undefined): Operation[] {
  if (!before) return [];
  const kept = fileCustomer(items, customerOf(account)).map(({ Put }) => placeOf(Put?.Item));
  return unfileCustomer(items, customerOf(before)).filter(
    ({ Delete }) => !kept.includes(placeOf(Delete?.Key)),
  );
}

const placeOf = (item: Record<string, unknown> | undefined) => `${item?.pk} ${item?.sk}`;

function customerOf(account: Account): KnownCustomer {
  const { id, name, country, normalisedName, domain, identityKeys, blockingTokens } = account;
  return { id, kind: 'account', name, country, normalisedName, domain, identityKeys, blockingTokens };
}
