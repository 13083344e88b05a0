import { createSecretKey, randomBytes } from 'node:crypto';
import type { LocalPayloadKey } from '../../domain/payloads/payload-keys.schema.ts';
import { type KeyProvider, UnreadablePayload } from './key-provider.ts';
import { seal, unseal } from './seal.ts';

/** Keys that the process holds itself, for a machine of one's own. Newest first; a data key is bound to the namespace. */
export function createLocalKeys(keys: readonly LocalPayloadKey[], namespace: string): KeyProvider {
  const secretOf = ({ secret }: LocalPayloadKey) => createSecretKey(Buffer.from(secret, 'base64url'));
  const known = new Map(keys.map((key) => [key.id, secretOf(key)]));
  const keyOf = (keyId: string) => {
    const key = known.get(keyId);
    if (!key) throw UnreadablePayload.ofUnknownKey(keyId);
    return key;
  };
  return {
    async generate() {
      const keyId = keys[0]?.id ?? '';
      const bytes = randomBytes(32);
      return { keyId, wrapped: seal(keyOf(keyId), bytes, namespace), secret: createSecretKey(bytes) };
    },
    async unwrap({ keyId, wrapped }) {
      const key = keyOf(keyId);
      try {
        return createSecretKey(unseal(key, wrapped, namespace));
      } catch (failure) {
        throw UnreadablePayload.ofWrongContent(keyId, failure);
      }
    },
  };
}
