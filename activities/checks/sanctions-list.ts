import { readFileSync } from 'node:fs';
import { type SanctionsList, sanctionsListSchema } from '../../domain/programs/installation.schema.ts';

/**
 * The sanctions list of the installation, from a file or written out.
 * @throws Error that says what is wrong with it: a worker must not run with a list that it cannot read.
 */
export function readSanctionsList(pathOrJson: string | undefined): SanctionsList | undefined {
  if (pathOrJson === undefined) return undefined;
  const written = pathOrJson.trimStart().startsWith('[');
  const text = written ? pathOrJson : readFileSync(pathOrJson, 'utf8');
  return sanctionsListSchema.parse(JSON.parse(text));
}
