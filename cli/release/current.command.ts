import { makeCurrent } from '../../handlers/releases/change-releases.ts';
import { print } from '../print.ts';
import { named, oneRelease, withReleases, withWorkers } from './with-releases.ts';

/** `throughline release current`: gives a release all work. */
export async function currentCommand(args: string[]): Promise<number> {
  const id = oneRelease(args);
  return withReleases(async (client, releases) => {
    const release = withWorkers(named(releases, id));
    await makeCurrent(client, releases, release);
    return print(`${release.id} has all work. Every running case goes on with it, each at its next step.`, 0);
  });
}
