import { join } from 'node:path';
import { cached, isCached } from './cache.ts';
import { findProgram, run } from './command.ts';
import { cachedBuild, type GoCommand, goBuild } from './go.ts';
import type { Part, Way } from './part.ts';
import { canDownload, downloadWithSdk } from './sdk-download.ts';

/** Newer releases of the command line do not install with `go install`; this one has server 1.29 and UI 2.42. */
const command: GoCommand = {
  module: 'github.com/temporalio/cli/cmd/temporal@v1.5.1',
  entry: 'temporal-cli-1.5.1',
  packages: 1300,
};
const downloadEntry = 'temporal-sdk-1.24';
const oldestServer = [1, 28] as const;

const cachedDownload: Way<string> = {
  name: 'cached copy',
  possible: () => isCached(downloadEntry),
  obtain: async () => join(cached(downloadEntry), 'dev-server'),
};

const sdkDownload: Way<string> = {
  name: 'download by the Temporal SDK',
  possible: () => canDownload('dev-server'),
  obtain: (report) => downloadWithSdk('dev-server', downloadEntry, report),
};

const installed: Way<string> = {
  name: 'installed temporal command',
  possible: () => findProgram('temporal') !== undefined,
  obtain: async () => {
    const path = findProgram('temporal') ?? 'temporal';
    const version = await run(path, ['--version'], { timeoutSeconds: 10 });
    if (!isNewEnough(version)) throw new Error(`${path} is too old: ${version.trim()}`);
    return path;
  },
};

/** Reads `temporal version 1.5.1 (Server 1.29.1, UI 2.42.1)`: summaries and details of cases need a recent server. */
export function isNewEnough(version: string): boolean {
  const [, major, minor] = /Server (\d+)\.(\d+)/.exec(version) ?? [];
  if (!major || !minor) return false;
  return (
    Number(major) > oldestServer[0] || (Number(major) === oldestServer[0] && Number(minor) >= oldestServer[1])
  );
}

/** The executable of Temporal's dev server, with its UI. Not needed where TEMPORAL_ADDRESS is given. */
export const temporalPart: Part<string> = {
  name: 'Temporal dev server',
  ways: [cachedDownload, cachedBuild(command), sdkDownload, installed, goBuild(command)],
  remedy:
    'Install the Temporal command line (https://docs.temporal.io/cli) or Go 1.25 or newer, ' +
    'or give the address of a running server in TEMPORAL_ADDRESS.',
};
