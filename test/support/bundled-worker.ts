import { mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { inject } from 'vitest';
import type { WorkerFiles } from './worker-process.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The worker in one file, with workflows that notice sooner that a worker is gone: what an action may take is 3 seconds,
 * not 30. The rest is as it is deployed.
 */
export async function bundledWorker(): Promise<Required<WorkerFiles>> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-test-worker-'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const [entry, workflows] = [join(folder, 'worker.mjs'), join(folder, 'workflows.js')];
  await build({
    ...{ bundle: true, platform: 'node', format: 'esm', target: 'node24', logLevel: 'error' },
    ...{ entryPoints: [join(root, 'handlers/worker.ts')], outfile: entry },
    // One of Temporal's packages is native; it is found by the link.
    external: ['@temporalio/*'],
    banner: {
      js: "import { createRequire as houseRequire } from 'node:module'; const require = houseRequire(import.meta.url);",
    },
  });
  const code = readFileSync(inject('workflowBundlePath'), 'utf8');
  const hasty = code.replaceAll("startToCloseTimeout: '30s'", "startToCloseTimeout: '3s'");
  if (hasty === code) throw new Error('No activity of the workflows takes up to 30 seconds any more.');
  writeFileSync(workflows, hasty);
  return { entry, workflows };
}
