import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { cruise } from 'dependency-cruiser';
import { beforeAll, describe, expect, test } from 'vitest';

const entry = fileURLToPath(new URL('../../../workflows/index.ts', import.meta.url));
/** What Temporal's own workflow library brings along. */
const allowed = new Set(['nexus-rpc', 'long', 'ms', 'protobufjs', '@protobufjs']);
const megabyte = 1_000_000;
/** A bundle is parsed by every worker thread, and every replay runs it: what is not needed costs each time. */
const heaviest = 1.05 * megabyte;

describe('what the worker runs as workflow code', () => {
  let code: string;
  beforeAll(async () => {
    ({ code } = await bundleWorkflowCode({ workflowsPath: entry, logger: new DefaultLogger('ERROR') }));
  }, 60_000);

  test('holds packages of Temporal only, besides our own rules', () => {
    const packages = [...code.matchAll(/"\.\/node_modules\/((?:@[^/"]+\/)?[^/"]+)\//g)].map(
      ([, name]) => name,
    );

    const foreign = new Set(packages.filter((name) => !name?.startsWith('@temporalio/')));
    expect([...foreign].filter((name) => !allowed.has(name ?? ''))).toEqual([]);
  });

  test('weighs little', () => {
    const [withoutMap = ''] = code.split('//# sourceMappingURL=');

    expect(withoutMap.length).toBeLessThan(heaviest);
  });
});

test('no chain of imports leads from a workflow to a schema library, types apart', async () => {
  const { output } = await cruise(['workflows'], {
    ruleSet: {
      forbidden: [
        {
          name: 'workflows-reach-no-schemas',
          severity: 'error',
          from: { path: '^workflows/' },
          to: { path: 'node_modules/(zod|@aws-sdk|@smithy|hono|pino)/', reachable: true },
        },
      ],
    },
    validate: true,
    doNotFollow: { path: 'node_modules' },
    // Imports of types are gone at run time, and so are they here.
    tsPreCompilationDeps: false,
  });
  if (typeof output === 'string') throw new Error(output);

  const chains = output.summary.violations.map(({ from, via }) =>
    [from, ...(via ?? []).map((step) => (typeof step === 'string' ? step : step.name))].join(' → '),
  );
  expect(output.summary.totalCruised).toBeGreaterThan(10);
  expect(chains).toEqual([]);
});
