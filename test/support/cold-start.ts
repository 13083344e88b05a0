import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The code that a cold start reads, by files: a bundle's file and what it imports at once, not what comes later. */
export function coldStartCode(file: string, read = new Map<string, string>()): Map<string, string> {
  if (read.has(file)) return read;
  const code = readFileSync(file, 'utf8');
  read.set(file, code);
  for (const [, path = ''] of code.matchAll(/(?:from|import)"(\.[^"]+\.mjs)"/g))
    coldStartCode(join(dirname(file), path), read);
  return read;
}

/** Its bytes; of several files, read one after the other, those that any of them reads. */
export function coldStartBytes(...files: readonly string[]): number {
  const read = new Map<string, string>();
  for (const file of files) coldStartCode(file, read);
  return [...read.values()].reduce((bytes, code) => bytes + Buffer.byteLength(code), 0);
}
