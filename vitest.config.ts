import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/order.ts';

// Tests make much that lives briefly; with room for it, a tenth less time goes to collecting it.
const roomForTheShortLived = '--max-semi-space-size=64';
setFlagsFromString(roomForTheShortLived);

// The same code. What it has for Node looks into the environment at each word, which takes a fifth of its time.
const yamlForBrowsers = fileURLToPath(new URL('node_modules/yaml/browser/index.js', import.meta.url));

const minute = 60_000;

/** One project for each kind of test; what it needs from outside is started by its set-up, see test/support/parts.ts. */
function project(
  name: string,
  options: { setup?: boolean; quiet?: boolean; timeout?: number; threads?: boolean } = {},
) {
  return {
    extends: true as const,
    test: {
      name,
      include: [`test/${name}/**/*.test.{ts,tsx}`],
      // Files that share a worker read the product and its libraries once: docs/decisions/0037.
      isolate: false,
      pool: options.threads ? 'threads' : 'forks',
      ...(options.threads ? {} : { execArgv: [roomForTheShortLived] }),
      testTimeout: options.timeout ?? minute,
      hookTimeout: options.timeout ?? minute,
      // How long something may take to come about: a busy machine is no fault of the product.
      expect: { poll: { timeout: 0.75 * (options.timeout ?? minute), interval: 100 } },
      setupFiles: [
        'test/support/own-environment.ts',
        ...(options.quiet ? ['test/support/quiet-temporal.ts'] : []),
      ],
      ...(options.setup ? { globalSetup: [`test/support/setup/${name}.ts`] } : {}),
    },
  };
}

export default defineConfig({
  resolve: { alias: [{ find: /^yaml$/, replacement: yamlForBrowsers }] },
  test: {
    // Not from the machine that runs the tests.
    env: {
      TZ: 'UTC',
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
    },
    // Two more than there are cores: much of the time a test waits for Temporal or a browser.
    maxWorkers: availableParallelism() + 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      project('offline', { threads: true }),
      project('replay', { setup: true, quiet: true }),
      project('timeskip', { setup: true, quiet: true }),
      project('infra', { threads: true, timeout: 3 * minute }),
      project('docs', { timeout: 5 * minute }),
      project('connected', { setup: true, quiet: true, timeout: 3 * minute }),
      project('browser', { setup: true, timeout: 2 * minute }),
      // Not of `npm test`: it builds a whole server the first time.
      project('serverless', { setup: true, quiet: true, timeout: 5 * minute }),
    ],
  },
});
