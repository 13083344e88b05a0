import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const workflows = fileURLToPath(new URL('../workflows', import.meta.url));

/** The names of the patches in the workflow code, in alphabetical order. */
export function patchNames(): string[] {
  const files = readdirSync(workflows, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const names = files.flatMap((file) =>
    [...readFileSync(join(workflows, file), 'utf8').matchAll(/\bpatched\(\s*'([^']+)'/g)].map(
      ([, name = '']) => name,
    ),
  );
  return [...new Set(names)].sort();
}
