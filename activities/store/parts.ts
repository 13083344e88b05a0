import type { Item } from './items.ts';

/** An item of DynamoDB holds 400 kB, names and all. */
const bytesInPart = 350_000;

/** Bytes as items can hold them, in order. */
export function partsOf(bytes: Uint8Array): Uint8Array[] {
  const count = Math.ceil(bytes.length / bytesInPart);
  return Array.from({ length: count }, (_, at) => bytes.slice(at * bytesInPart, (at + 1) * bytesInPart));
}

/** The bytes of these items together. */
export const joined = (parts: readonly Item[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.concat(parts.map(({ bytes }) => bytes as Uint8Array)));

/** `PART#0003`: padded, so that parts sort as numbers do. */
export const partMark = (part: number) => `PART#${String(part).padStart(4, '0')}`;
