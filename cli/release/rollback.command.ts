import { parseArgs } from 'node:util';
import { rollBack } from '../../handlers/releases/change-releases.ts';
import { currentOf, rollbackOf } from '../../handlers/releases/release.rules.ts';
import { print } from '../print.ts';
import { asked, withReleases } from './with-releases.ts';

/** `throughline release rollback`: ends the ramp, or gives all work back to the release that had it before. */
export async function rollbackCommand(args: string[]): Promise<number> {
  parseArgs({ args, options: {} });
  return withReleases(async (client, releases) => {
    const back = asked(() => rollbackOf(releases));
    await rollBack(client, releases, back, new Date());
    const good = back.what === 'bring-back' ? back.good : currentOf(releases);
    const bad = back.bad ? `${back.bad.id} has no work any more, ` : '';
    return print(`${bad}${good?.id ?? 'workers without a release'} has it again.`, 0);
  });
}
