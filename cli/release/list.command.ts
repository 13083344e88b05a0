import { parseArgs } from 'node:util';
import { casesOf } from '../../handlers/releases/read-releases.ts';
import { print } from '../print.ts';
import { listed } from './report.ts';
import { withReleases } from './with-releases.ts';

/** `throughline release list`: which releases there are, who has the work, how many workers and cases each has. */
export async function listCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean', default: false } } });
  return withReleases(async (client, releases) => {
    const rows = await Promise.all(
      releases.list.map(async (release) => ({ ...release, ...(await casesOf(client, release.id)) })),
    );
    return print(values.json ? JSON.stringify(rows, null, 2) : listed(rows, releases), 0);
  });
}
