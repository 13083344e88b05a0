import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { startTimeSkipping, TestServerNotStarted } from '../../local/parts/time-skipping.ts';
import { startedAt } from '../../local/processes/records.ts';

const day = 86_400_000;
const soon = { timeout: 20_000, interval: 20 };

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-test-server-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** An executable in place of the server; it leaves its process id in `$pid`. */
function executable(name: string, script: string): { path: string; pid: () => number } {
  const path = join(folder, name);
  const pid = join(folder, `${name}.pid`);
  writeFileSync(path, `#!/bin/sh\necho $$ >"${pid}"\n${script}\n`, { mode: 0o755 });
  return { path, pid: () => (existsSync(pid) ? Number(readFileSync(pid, 'utf8')) : 0) };
}

const untilBegun = (pid: () => number) => vi.waitFor(() => expect(pid()).toBeGreaterThan(0), soon);
const untilGone = (pid: number) => vi.waitFor(async () => expect(await startedAt(pid)).toBeUndefined(), soon);

test('a server that is slow to start is waited for, and its time can be skipped', async () => {
  const go = join(folder, 'go');
  const waits = `while [ ! -e "${go}" ]; do sleep 0.05; done`;
  const slow = executable('slow', `${waits}; exec "${inject('testServerPath')}" "$@"`);
  const starting = startTimeSkipping(slow.path);
  await untilBegun(slow.pid);
  writeFileSync(go, '');
  const env = await starting;
  const before = await env.currentTimeMs();
  await env.sleep('40 days');
  expect((await env.currentTimeMs()) - before).toBeGreaterThanOrEqual(40 * day);
  await env.teardown();
  await untilGone(slow.pid());
});

test('one that does not come up in time is ended, and the message says what to do', async () => {
  const stuck = executable('stuck', 'while :; do sleep 1; done');
  const started = startTimeSkipping(stuck.path, 0);
  await expect(started).rejects.toThrow(/did not answer within 0 s\. This machine is very busy/);
  if (stuck.pid() > 0) await untilGone(stuck.pid());
});

test('one that ends at once, or cannot be run, is not waited for', async () => {
  const { path } = executable('broken', 'exit 3');
  await expect(startTimeSkipping(path)).rejects.toThrow(/ended with code 3.+java -version/);
  await expect(startTimeSkipping(join(folder, 'none'))).rejects.toThrow(TestServerNotStarted);
});

test('it ends with whoever started it, even one that is killed', async () => {
  const server = executable('orphan', 'while :; do sleep 1; done');
  const module = fileURLToPath(new URL('../../local/parts/time-skipping.ts', import.meta.url));
  const code = `import { startTimeSkipping } from ${JSON.stringify(module)}; await startTimeSkipping(${JSON.stringify(server.path)});`;
  const owner = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', code], {
    stdio: 'inherit',
  });
  await untilBegun(server.pid);
  owner.kill('SIGKILL');
  await once(owner, 'exit');
  await untilGone(server.pid());
});
