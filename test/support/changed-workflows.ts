import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';

/** The workflows of this test run with one difference, as a next release would have it. */
export function changedWorkflows(name: string, pattern: RegExp, change: string): string {
  const code = readFileSync(inject('workflowBundlePath'), 'utf8');
  const changed = code.replace(pattern, change);
  if (changed === code) throw new Error(`${pattern} is nowhere in the workflows.`);
  const file = join(mkdtempSync(join(tmpdir(), 'throughline-test-release-')), `${name}.js`);
  writeFileSync(file, changed);
  return file;
}
