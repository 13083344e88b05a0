import { parseArgs } from 'node:util';
import { ramp } from '../../handlers/releases/change-releases.ts';
import { currentOf } from '../../handlers/releases/release.rules.ts';
import { print } from '../print.ts';
import { Refused } from '../refused.ts';
import { named, withReleases, withWorkers } from './with-releases.ts';

/** `throughline release ramp`: gives a release a share of the cases. */
export async function rampCommand(args: string[]): Promise<number> {
  const [id, percent, ...more] = parseArgs({ args, allowPositionals: true }).positionals;
  const share = Number(percent);
  if (!id || more.length > 0 || !Number.isInteger(share) || share < 1 || share > 99)
    throw new Error(
      'Name a release and its share in percent, 1 to 99. All work: throughline release current. None: rollback.',
    );
  return withReleases(async (client, releases) => {
    const release = named(releases, id);
    const before = currentOf(releases);
    if (!before)
      throw new Refused('No release is current, so there is none to share with: make one current.');
    if (before.id === release.id)
      throw new Refused(`${release.id} is the current release and has all work already.`);
    await ramp(client, releases, withWorkers(release), share);
    return print(`${release.id} has ${share} % of the cases, ${before.id} the others.`, 0);
  });
}
