import type { LinkKeys } from '../../domain/links/link-token.schema.ts';
import type { SealedSecret } from '../../domain/webhooks/webhook.ts';
import type { Stores } from '../store/stores.ts';
import { isFresh, seal, unseal } from './seal.ts';

/**
 * Seals secrets of endpoints anew that an older signing key has sealed, so that it can go. A worker does so at its start:
 * new keys reach it with that.
 */
export async function resealSecrets(
  { webhooks }: Pick<Stores, 'webhooks'>,
  linkKeys: LinkKeys,
): Promise<void> {
  for (const { id, secrets } of await webhooks.all()) {
    if (secrets.every((secret) => isFresh(linkKeys, secret))) continue;
    const fresh = new Map<string, SealedSecret>();
    for (const secret of secrets) {
      const { until, createdAt } = secret;
      const again = await seal(linkKeys, await unseal(linkKeys, secret), createdAt);
      fresh.set(secret.sealed, until === undefined ? again : { ...again, until });
    }
    // A secret that was made meanwhile is fresh already.
    await webhooks.change(id, (endpoint) => ({
      ...endpoint,
      secrets: endpoint.secrets.map((secret) => fresh.get(secret.sealed) ?? secret),
    }));
  }
}
