import { findProgram } from './command.ts';
import { cachedBuild, type GoCommand, goBuild } from './go.ts';
import type { Part, Way } from './part.ts';

const command: GoCommand = {
  module: 'github.com/versity/versitygw/cmd/versitygw@v1.8.0',
  entry: 'versitygw-1.8.0',
  packages: 900,
};

const installed: Way<string> = {
  name: 'installed versitygw command',
  possible: () => findProgram('versitygw') !== undefined,
  obtain: async () => findProgram('versitygw') ?? 'versitygw',
};

/**
 * The executable of an S3-compatible store that keeps objects as files: docs/decisions/0025 says why this one. Not
 * needed where S3_ENDPOINT is given.
 */
export const versitygwPart: Part<string> = {
  name: 'S3-compatible file store',
  ways: [cachedBuild(command), installed, goBuild(command)],
  remedy:
    'Install Go 1.25 or newer, or put versitygw (https://github.com/versity/versitygw) on the PATH, ' +
    'or give the address of a running S3-compatible store in S3_ENDPOINT.',
};
