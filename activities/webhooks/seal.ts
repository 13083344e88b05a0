import { hkdfSync, randomBytes } from 'node:crypto';
import { CompactEncrypt, compactDecrypt } from 'jose';
import type { LinkKeys } from '../../domain/links/link-token.schema.ts';
import type { SealedSecret } from '../../domain/webhooks/webhook.ts';

/** A new secret as Standard Webhooks writes it. */
export const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

/** The secret as it is stored: sealed by the newest signing key of the installation. */
export async function seal(linkKeys: LinkKeys, secret: string, createdAt: string): Promise<SealedSecret> {
  const [newest] = linkKeys;
  if (!newest) throw new Error('Sealing a secret needs at least one key.');
  const sealed = await new CompactEncrypt(new TextEncoder().encode(secret))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .encrypt(derived(newest, 'key', 32));
  return { sealed, sealedBy: nameOf(newest), createdAt };
}

/** @throws where the key that sealed it is not among the installation's any more */
export async function unseal(linkKeys: LinkKeys, { sealed, sealedBy }: SealedSecret): Promise<string> {
  const key = linkKeys.find((one) => nameOf(one) === sealedBy);
  if (!key)
    throw new Error('The signing key that sealed this secret is gone: give the endpoint a new secret.');
  const { plaintext } = await compactDecrypt(sealed, derived(key, 'key', 32));
  return new TextDecoder().decode(plaintext);
}

/** Whether the newest key has sealed it: the others are on their way out. */
export const isFresh = (linkKeys: LinkKeys, { sealedBy }: SealedSecret): boolean =>
  linkKeys[0] !== undefined && nameOf(linkKeys[0]) === sealedBy;

type Key = LinkKeys[number];
const nameOf = (key: Key) => derived(key, 'name', 8).toString('hex');

/** Bytes of a signing key that are good for this alone (RFC 5869). */
function derived({ secret }: Key, use: 'key' | 'name', length: number): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `throughline webhooks: ${use}`, length));
}
