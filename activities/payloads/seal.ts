import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const [nonceBytes, tagBytes] = [12, 16];

/** Encrypts with AES-256-GCM: a random nonce, the encrypted bytes, the tag. `bound` must be the same to open it. */
export function seal(key: KeyObject, content: Uint8Array, bound = ''): Uint8Array {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(bound));
  return Buffer.concat([nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
}

/** What was sealed. @throws where a bit was changed, or the key or `bound` is another. */
export function unseal(key: KeyObject, sealed: Uint8Array, bound = ''): Uint8Array {
  const end = sealed.length - tagBytes;
  if (end < nonceBytes) throw new Error('Too short to have been sealed');
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  })
    .setAAD(Buffer.from(bound))
    .setAuthTag(sealed.subarray(end));
  return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, end)), decipher.final()]);
}
