import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { print } from '../print.ts';
import { personalDataOf } from './personal-data-api.ts';

/** `throughline person export`: everything that is held about somebody, as a file. */
export async function exportCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { out: { type: 'string' }, as: { type: 'string', default: 'admin' } },
  });
  const [personId] = positionals;
  if (personId === undefined) throw new Error('Name the person by their id, such as P-0PS0000001');
  const data = personalDataOf(personId, values.as);
  await data.gather();
  await data.until(({ gathered }) => gathered?.state === 'ready');
  const file = values.out ?? `data-of-${personId}.json`;
  // Nobody else on this machine is to read it.
  writeFileSync(file, `${JSON.stringify(await data.file(), null, 2)}\n`, { mode: 0o600 });
  return print(`Written to ${file}.`, 0);
}
