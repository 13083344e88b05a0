import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The bytes of code that a cold start reads: a bundle's file and what it imports at once, not what comes later. */
export function coldStartBytes(file: string, seen = new Set<string>()): number {
  if (seen.has(file)) return 0;
  seen.add(file);
  const code = readFileSync(file, 'utf8');
  const imported = [...code.matchAll(/(?:from|import)"(\.[^"]+\.mjs)"/g)].map(([, path = '']) => path);
  return imported.reduce(
    (bytes, path) => bytes + coldStartBytes(join(dirname(file), path), seen),
    Buffer.byteLength(code),
  );
}
