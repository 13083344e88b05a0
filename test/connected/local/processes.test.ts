import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepRunning } from '../../../local/processes/keep.ts';
import { endLeftovers, recordOf, startedAt } from '../../../local/processes/records.ts';
import { type Service, saysInLog, startService } from '../../../local/processes/service.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-processes-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const idle = AbortSignal.any([]);
const soon = { timeout: 20_000, interval: 50 };

function shellService(script: string): Service {
  const log = join(folder, 'service.log');
  const spec = { name: 'Echo', program: '/bin/sh', args: ['-c', script], log };
  return { spec, address: '', ready: saysInLog(log, 'ready') };
}

async function isGone(pid: number): Promise<boolean> {
  return (await startedAt(pid)) === undefined;
}

async function untilGone(...pids: number[]): Promise<void> {
  await vi.waitFor(async () => {
    expect(await Promise.all(pids.map(isGone))).toEqual(pids.map(() => true));
  }, soon);
}

test('a service that does not come up says what it said', async () => {
  const service = shellService('echo the disk is full; exit 3');

  await expect(startService(service)).rejects.toThrow(/Echo ended with code 3[\s\S]*the disk is full/);
});

test('a service that is killed is started again, and the person is told', async () => {
  const said: string[] = [];
  const changed = vi.fn();
  const kept = await keepRunning(shellService('echo ready; exec sleep 1000'), {
    say: (text) => said.push(text),
    changed,
    signal: idle,
  });
  const first = kept.pid();

  process.kill(first, 'SIGKILL');
  await vi.waitFor(() => expect(changed).toHaveBeenCalled(), soon);

  expect(kept.pid()).not.toBe(first);
  expect(said[0]).toContain('Echo ended unexpectedly (signal SIGKILL); starting it again');
  expect(said[1]).toContain('Echo is up again');
  await kept.stop();
  await untilGone(first, kept.pid());
});

test('stopping ends a service that will not listen, with its children', async () => {
  const pids = join(folder, 'pids');
  const service = shellService(
    `trap '' TERM; sh -c 'trap "" TERM; while :; do sleep 1; done' & echo $! > ${pids}; echo ready; while :; do sleep 1; done`,
  );
  const running = await startService(service);

  await running.stop();

  await untilGone(running.pid, Number(readFileSync(pids, 'utf8')));
});

test('what a killed owner started ends too', async () => {
  const childFile = join(folder, 'child');
  const owner = startOwner(join(folder, 'service.log'), childFile);
  const [printed] = (await once(owner.stdout ?? owner, 'data')) as [Buffer];

  owner.kill('SIGKILL');

  await untilGone(Number(printed.toString()), Number(readFileSync(childFile, 'utf8')));
});

test('leftovers of an earlier start are ended, but not a stranger that has got their id', async () => {
  const service = shellService('echo ready; exec sleep 1000');
  const running = await startService(service);
  const record = await recordOf('Echo', running.pid);
  if (!record) throw new Error('The service has ended');
  const supervisor = { ...record, name: 'Throughline' };

  const strangers = await endLeftovers({ supervisor, processes: [{ ...record, started: 'long ago' }] });
  expect(strangers).toEqual([]);
  expect(await isGone(running.pid)).toBe(false);

  const ended = await endLeftovers({ supervisor, processes: [record] });
  expect(ended).toEqual([`Echo (process ${running.pid})`]);
  await untilGone(running.pid);
});

function startOwner(...args: string[]): ChildProcess {
  const fixture = fileURLToPath(new URL('owner.fixture.ts', import.meta.url));
  return spawn(process.execPath, ['--import', 'tsx', fixture, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}
