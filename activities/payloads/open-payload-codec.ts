import type { PayloadCodec } from '@temporalio/common';
import type { PayloadKeys } from '../../domain/payloads/payload-keys.schema.ts';
import type { KeyProvider } from './key-provider.ts';
import { createKeyRing } from './key-ring.ts';
import { createPayloadCodec } from './payload-codec.ts';

export interface PayloadCodecOptions {
  /** Without keys, nothing is encrypted. */
  readonly keys: PayloadKeys | undefined;
  readonly region: string;
  readonly namespace: string;
}

/** The codec of payloads, over KMS or over keys of one's own. */
export async function openPayloadCodec({ keys, ...where }: PayloadCodecOptions): Promise<PayloadCodec> {
  return createPayloadCodec(keys && createKeyRing(await providerOf(keys, where)));
}

async function providerOf(
  keys: PayloadKeys,
  { region, namespace }: Pick<PayloadCodecOptions, 'region' | 'namespace'>,
): Promise<KeyProvider> {
  if ('local' in keys) return (await import('./local-keys.ts')).createLocalKeys(keys.local, namespace);
  return (await import('./kms-keys.ts')).createKmsKeys({ region, keys: keys.kms, namespace });
}
