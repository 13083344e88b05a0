import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inject } from 'vitest';

/** A bundle of workflows that notice sooner that a worker is gone: what an action may take is 3 seconds, not 30. */
export function hastyWorkflows(): string {
  const bundle = inject('workflowBundlePath');
  const code = readFileSync(bundle, 'utf8');
  const hasty = code.replaceAll("startToCloseTimeout: '30s'", "startToCloseTimeout: '3s'");
  if (hasty === code) throw new Error('No activity of the workflows takes up to 30 seconds any more.');
  const file = join(dirname(bundle), `hasty-${process.pid}.js`);
  writeFileSync(file, hasty);
  return file;
}
