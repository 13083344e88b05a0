import { mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';
import { bundleWorker } from '../../infra/constructs/bundle-worker.ts';
import type { WorkerFiles } from './worker-process.ts';

const packages = fileURLToPath(new URL('../../node_modules', import.meta.url));

/**
 * The worker as its image runs it, with workflows that notice sooner that a worker is gone: what an action may take is
 * 3 seconds, not 30.
 */
export async function bundledWorker(): Promise<WorkerFiles> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-test-worker-'));
  const [entry, workflows] = [join(folder, 'worker.mjs'), join(folder, 'workflows.js')];
  await bundleWorker(folder);
  symlinkSync(join(packages, '@temporalio'), join(folder, 'node_modules', '@temporalio'));
  const code = readFileSync(inject('workflowBundlePath'), 'utf8');
  const hasty = code.replaceAll("startToCloseTimeout: '30s'", "startToCloseTimeout: '3s'");
  if (hasty === code) throw new Error('No activity of the workflows takes up to 30 seconds any more.');
  writeFileSync(workflows, hasty);
  return { entry, workflows };
}
