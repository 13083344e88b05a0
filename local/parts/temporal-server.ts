import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { install } from './cache.ts';
import { findProgram, run } from './command.ts';
import { cachedBuild, type GoCommand, goBuild } from './go.ts';
import type { Part, Way } from './part.ts';

const version = '1.32.0';
const command: GoCommand = {
  module: `go.temporal.io/server/cmd/server@v${version}`,
  entry: `temporal-server-${version}`,
  packages: 1700,
};

const processor = process.arch === 'x64' ? 'amd64' : process.arch;
const archive = `https://github.com/temporalio/temporal/releases/download/v${version}/temporal_${version}_${process.platform}_${processor}.tar.gz`;
/** As it is called there; the build calls it `server`. */
const program = 'temporal-server';

const answers = (url: string) =>
  fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(3000) }).then(
    ({ ok }) => ok,
    () => false,
  );

const download: Way<string> = {
  name: 'download of the release',
  possible: async () => findProgram('tar') !== undefined && (await answers(archive)),
  async obtain(report) {
    report('some 50 MB');
    const { body } = await fetch(archive, { signal: AbortSignal.timeout(600_000) });
    const folder = await install(command.entry, async (target) => {
      const packed = join(target, 'packed.tar.gz');
      await writeFile(packed, body ?? '');
      await run('tar', ['-xzf', packed, '-C', target, program]);
      await rename(join(target, program), join(target, 'server'));
      await rm(packed);
    });
    return join(folder, 'server');
  },
};

/**
 * The executable of a whole Temporal server that invokes functions for what waits. The dev server of temporal.ts, with
 * which the product runs locally, is older than that.
 */
export const temporalServerPart: Part<string> = {
  name: 'Temporal server with its worker controller',
  ways: [cachedBuild(command), download, goBuild(command)],
  remedy: 'Let this machine reach the releases of Temporal on GitHub, or install Go 1.26.8 or newer.',
};
