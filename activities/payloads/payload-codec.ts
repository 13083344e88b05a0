import type { Payload, PayloadCodec } from '@temporalio/common';
import proto from '@temporalio/proto';
import { UnreadablePayload } from './key-provider.ts';
import type { KeyRing } from './key-ring.ts';
import { seal, unseal } from './seal.ts';

const { Payload: wire } = proto.temporal.api.common.v1;

/** What stands readable beside an encrypted payload. `encoding` has the value that Temporal's own samples use. */
const names = { encoding: 'encoding', keyId: 'encryption-key-id', dataKey: 'encrypted-data-key' } as const;
const encrypted = 'binary/encrypted';

/**
 * Encrypts every payload on its way to Temporal, and decrypts it on its way back. What was written before encryption was
 * switched on is passed as it is. Without a ring nothing is encrypted, and what is encrypted is said to be so.
 */
export function createPayloadCodec(ring: KeyRing | undefined): PayloadCodec {
  return {
    async encode(payloads) {
      if (!ring || payloads.length === 0) return payloads;
      const { keyId, wrapped, secret } = await ring.toEncrypt(payloads.length);
      const metadata = {
        [names.encoding]: Buffer.from(encrypted),
        [names.keyId]: Buffer.from(keyId),
        [names.dataKey]: wrapped,
      };
      return payloads.map((payload) => ({ metadata, data: seal(secret, wire.encode(payload).finish()) }));
    },
    decode: (payloads) => Promise.all(payloads.map((payload) => decoded(ring, payload))),
  };
}

async function decoded(ring: KeyRing | undefined, payload: Payload): Promise<Payload> {
  const { metadata, data } = payload;
  if (textOf(metadata?.[names.encoding]) !== encrypted) return payload;
  const keyId = textOf(metadata?.[names.keyId]);
  const wrapped = metadata?.[names.dataKey];
  if (!ring) throw UnreadablePayload.ofUnknownKey(keyId);
  if (!wrapped || !data)
    throw UnreadablePayload.ofWrongContent(keyId, new Error('It has no data key or no data'));
  const secret = await ring.toDecrypt({ keyId, wrapped });
  try {
    const { metadata: own, data: content } = wire.decode(unseal(secret, data));
    return { metadata: own, data: content };
  } catch (failure) {
    throw UnreadablePayload.ofWrongContent(keyId, failure);
  }
}

const textOf = (bytes: Uint8Array | null | undefined) => (bytes ? Buffer.from(bytes).toString() : '');
