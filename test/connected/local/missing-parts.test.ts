import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-missing-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('every part that cannot be had is named with its remedy, before anything starts', () => {
  const state = join(folder, 'state');
  const nobodyListens = '127.0.0.1:1';

  const start = spawnSync(process.execPath, ['--import', 'tsx', 'local/start.ts'], {
    cwd: root,
    encoding: 'utf8',
    env: {
      // No Java, no Maven, no container engine, nothing cached.
      PATH: folder,
      THROUGHLINE_CACHE: join(folder, 'cache'),
      THROUGHLINE_STATE: state,
      TEMPORAL_ADDRESS: nobodyListens,
    },
  });

  expect(start.status).toBe(1);
  expect(start.stderr).toContain(`TEMPORAL_ADDRESS is ${nobodyListens}, but nothing usable answers there.`);
  expect(start.stderr).toContain('DynamoDB Local cannot be had on this machine. Start a container engine');
  expect(start.stderr).toContain('S3-compatible file store cannot be had on this machine. Install Go');
  expect(existsSync(state)).toBe(false);
});
