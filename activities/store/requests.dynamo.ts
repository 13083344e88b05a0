import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { absent, type Items } from './items.ts';
import type { RequestStore } from './requests.store.ts';

/** A repeated request is answered as the first for this long. */
const rememberedSeconds = 30 * 86_400;
/** A request that has not ended after this was cut off: the same key may try again. */
const leaseSeconds = 60;

const requestKey = (key: string) => ({ pk: `REQUEST#${key}`, sk: 'REQUEST' });
const nonceKey = (nonce: string) => ({ pk: `NONCE#${nonce}`, sk: 'NONCE' });

export function createRequestStore(items: Items, now: () => Date): RequestStore {
  const seconds = () => Math.floor(now().getTime() / 1000);
  return {
    async begin(key, fingerprint) {
      const expiresAt = seconds() + rememberedSeconds;
      const lease = seconds() + leaseSeconds;
      const request = {
        ...requestKey(key),
        entity: 'request',
        fingerprint,
        state: 'begun',
        lease,
        expiresAt,
      };
      const free = {
        expression: `${absent.expression} OR expiresAt < :now OR (#state = :begun AND lease < :now AND fingerprint = :same)`,
        names: { '#state': 'state' },
        values: { ':now': seconds(), ':begun': 'begun', ':same': fingerprint },
      };
      if ((await items.putIf(request, free)) === 'done') return { state: 'new' };
      const before = await items.get(requestKey(key));
      if (before && before.fingerprint !== fingerprint) return { state: 'mismatch' };
      if (before?.state !== 'done') return { state: 'in-progress' };
      return { state: 'replay', status: before.status as number, body: before.body as string };
    },
    async finish(key, { status, body }) {
      await ifBegun(
        items.update({
          Key: requestKey(key),
          UpdateExpression: 'SET #state = :done, #status = :status, body = :body REMOVE attempt',
          ConditionExpression: '#state = :begun',
          ExpressionAttributeNames: { '#state': 'state', '#status': 'status' },
          ExpressionAttributeValues: { ':done': 'done', ':begun': 'begun', ':status': status, ':body': body },
        }),
      );
    },
    async abandon(key) {
      const begun = {
        expression: '#state = :begun',
        names: { '#state': 'state' },
        values: { ':begun': 'begun' },
      };
      await items.transact([items.remove(requestKey(key), begun)]);
    },
    async useOnce(nonce, expiresAt) {
      const expires = Math.ceil(Date.parse(expiresAt) / 1000);
      const used = { ...nonceKey(nonce), entity: 'nonce', expiresAt: expires };
      return (await items.putIf(used, absent)) === 'done';
    },
    isUsed: async (nonce) => (await items.get(nonceKey(nonce))) !== undefined,
    take: (bucket, limit) => take(items, bucket, limit, seconds()),
  };
}

/** A request that outlived its lease, and that another finished meanwhile, leaves that one's answer. */
async function ifBegun(writing: Promise<unknown>): Promise<void> {
  await writing.catch((failure: unknown) => {
    if (!(failure instanceof ConditionalCheckFailedException)) throw failure;
  });
}

async function take(
  items: Items,
  bucket: string,
  { requests, windowSeconds }: { requests: number; windowSeconds: number },
  second: number,
): Promise<{ allowed: boolean; remaining: number; resetSeconds: number }> {
  const window = Math.floor(second / windowSeconds);
  const end = (window + 1) * windowSeconds;
  const resetSeconds = end - second;
  try {
    const { used } = await items.update({
      Key: { pk: `RATE#${bucket}`, sk: `WINDOW#${window}` },
      UpdateExpression: 'ADD used :one SET expiresAt = :end',
      ConditionExpression: 'attribute_not_exists(used) OR used < :limit',
      ExpressionAttributeValues: { ':one': 1, ':end': end + windowSeconds, ':limit': requests },
    });
    return { allowed: true, remaining: requests - (used as number), resetSeconds };
  } catch (failure) {
    if (!(failure instanceof ConditionalCheckFailedException)) throw failure;
    return { allowed: false, remaining: 0, resetSeconds };
  }
}
