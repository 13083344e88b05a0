import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { cached, isCached } from './cache.ts';
import { javaOptions } from './java-options.ts';
import { type Artifact, cachedArtifact, mavenArtifact } from './maven.ts';
import type { Part, Way } from './part.ts';
import { freePort } from './ports.ts';
import { canDownload, downloadWithSdk } from './sdk-download.ts';
import { shareClasses, sharedClasses } from './shared-classes.ts';

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
      await writeFile(script, launcherOf(folder));
      await chmod(script, 0o755);
      await shareServerClasses(folder);
      return script;
    },
  };
}

/**
 * Its logging library tells on every start that it has nothing to log with; all other errors are passed on. The pipe
 * has no name any more when both ends are open. Classes of another Java are not mapped, and nothing is said of it.
 */
function launcherOf(folder: string): string {
  return `#!/bin/sh
errors=$(mktemp -d) && mkfifo "$errors/pipe" || exit 1
{ rm -r "$errors"; exec grep -v '^SLF4J: '; } <"$errors/pipe" >&2 &
classes="${sharedClasses(folder)}"
[ -f "$classes" ] || classes=
exec java \${classes:+"-XX:SharedArchiveFile=$classes" -Xlog:disable -Xlog:all=error:stderr} \\
  ${options.join(' ')} -cp "${folder}/*" ${main} "$@" 2>"$errors/pipe"
`;
}

const main = 'io.temporal.testserver.TestServer';
const options = ['-Xmx256m', ...javaOptions];

/** One workflow, never begun, takes most of what the server consists of. */
async function shareServerClasses(folder: string): Promise<void> {
  const port = await freePort();
  await shareClasses(folder, [...options, '-cp', `${folder}/*`, main, String(port)], async () => {
    const connection = await Connection.connect({ address: `127.0.0.1:${port}`, connectTimeout: '1 minute' });
    try {
      const { workflow } = new Client({ connection });
      const handle = await workflow.start('any', { taskQueue: 'any', workflowId: 'any' });
      await handle.describe();
      await handle.terminate();
    } finally {
      await connection.close();
    }
  });
}

/** The executable of the server whose time can be skipped: for tests and rehearsals. */
export const testServerPart: Part<string> = {
  name: 'Temporal time-skipping test server',
  ways: [cachedDownload, wrapped(cachedArtifact(artifact)), sdkDownload, wrapped(mavenArtifact(artifact))],
  remedy: 'Install Java 17 or newer and Maven, or let this machine reach https://temporal.download.',
};
