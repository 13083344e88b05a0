import { readdirSync, readFileSync } from 'node:fs';
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

/** The file of a bundle that has what is imported from `name` when it is needed. */
export function laterFile(folder: string, name: string): string {
  const later = join(folder, 'later');
  const file = readdirSync(later).find((one) => new RegExp(`^${name}-\\w+\\.mjs$`).test(one));
  if (file === undefined) throw new Error(`The bundle has no file of its own for ${name}.`);
  return join(later, file);
}
