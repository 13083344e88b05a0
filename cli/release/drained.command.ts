import { casesOf } from '../../handlers/releases/read-releases.ts';
import { neededFor } from '../../handlers/releases/release.rules.ts';
import { print } from '../print.ts';
import { named, oneRelease, withReleases } from './with-releases.ts';

/** `throughline release drained`: whether the workers of a release may be ended. */
export async function drainedCommand(args: string[]): Promise<number> {
  const id = oneRelease(args);
  return withReleases(async (client, releases) => {
    const release = named(releases, id);
    const needed = neededFor(release, (await casesOf(client, release.id)).pinned);
    return needed
      ? print(`The workers of ${release.id} are needed: ${needed}.`, 1)
      : print(`The workers of ${release.id} may be ended: they finish what they have begun.`, 0);
  });
}
