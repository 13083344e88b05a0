import { createHash } from 'node:crypto';

/** SHA-256 of these parts: none can be mistaken for two, or two for one. */
export function sha256(...parts: readonly string[]): Buffer {
  return createHash('sha256').update(JSON.stringify(parts)).digest();
}

/** The same as 64 hexadecimal digits. */
export const sha256Hex = (...parts: readonly string[]): string => sha256(...parts).toString('hex');
