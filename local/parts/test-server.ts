import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cached, isCached } from './cache.ts';
import { type Artifact, cachedArtifact, mavenArtifact } from './maven.ts';
import type { Part, Way } from './part.ts';
import { canDownload, downloadWithSdk } from './sdk-download.ts';

const downloadEntry = 'temporal-test-server-sdk-1.24';
const artifact: Artifact = { group: 'io.temporal', artifact: 'temporal-test-server', version: '1.38.0' };

const cachedDownload: Way<string> = {
  name: 'cached copy',
  possible: () => isCached(downloadEntry),
  obtain: async () => join(cached(downloadEntry), 'test-server'),
};

const sdkDownload: Way<string> = {
  name: 'download by the Temporal SDK',
  possible: () => canDownload('test-server'),
  obtain: (report) => downloadWithSdk('test-server', downloadEntry, report),
};

/** Puts an executable beside the jars, because the SDK takes a path and gives it the port as its argument. */
function wrapped(way: Way<string>): Way<string> {
  return {
    ...way,
    obtain: async (report) => {
      const folder = await way.obtain(report);
      const script = join(folder, 'test-server');
      const command = `exec java -Xmx256m -cp "${folder}/*" io.temporal.testserver.TestServer "$@"`;
      await writeFile(script, `#!/bin/sh\n${command}\n`);
      await chmod(script, 0o755);
      return script;
    },
  };
}

/** The executable of the server whose time can be skipped: for tests and rehearsals. */
export const testServerPart: Part<string> = {
  name: 'Temporal time-skipping test server',
  ways: [cachedDownload, wrapped(cachedArtifact(artifact)), sdkDownload, wrapped(mavenArtifact(artifact))],
  remedy: 'Install Java 17 or newer and Maven, or let this machine reach https://temporal.download.',
};
