import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { guardGroup, releaseGroup, signalGroup } from './guard.ts';

/** What to run. Its output goes straight into the log file, so that it is kept whoever dies first. */
export interface ProcessSpec {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  readonly log: string;
}

export interface RunningProcess {
  readonly name: string;
  readonly pid: number;
  readonly log: string;
  /** Resolves, never rejects, with how it ended: `code 1`, `signal SIGKILL`. */
  readonly ended: Promise<string>;
  /** Asks it and its children to end, and insists after some seconds. */
  stop(): Promise<void>;
}

const patience = 5000;

/** Starts a program as the leader of its own process group; see guard.ts for what happens if we are killed. */
export function startProcess(spec: ProcessSpec): RunningProcess {
  mkdirSync(dirname(spec.log), { recursive: true });
  const log = openSync(spec.log, 'a');
  const child = spawn(spec.program, spec.args, {
    cwd: spec.cwd,
    env: { ...process.env, ...spec.env },
    stdio: ['ignore', log, log],
    detached: true,
  });
  closeSync(log);
  const pid = child.pid ?? 0;
  let over = false;
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ? `signal ${signal}` : `code ${code}`));
  }).then((how) => {
    over = true;
    // Whatever it started itself ends with it.
    releaseGroup(pid);
    return how;
  });
  if (pid > 0) guardGroup(pid);
  const stop = async () => {
    if (over) return;
    signalGroup(pid, 'SIGTERM');
    const timer = new AbortController();
    const insist = sleep(patience, undefined, { signal: timer.signal }).then(
      () => signalGroup(pid, 'SIGKILL'),
      () => undefined,
    );
    await ended;
    timer.abort();
    await insist;
  };
  return { name: spec.name, pid, log: spec.log, ended, stop };
}

const readyWithin = 60_000;

/** Waits until `ready` says yes; throws with the end of the log if the process ends first or time runs out. */
export async function untilReady(
  running: RunningProcess,
  ready: () => Promise<boolean>,
  signal?: AbortSignal,
): Promise<void> {
  let how: string | undefined;
  void running.ended.then((text) => {
    how = text;
  });
  const end = Date.now() + readyWithin;
  while (!(await ready())) {
    if (how !== undefined) throw new Error(await obituary(running, `ended with ${how}`));
    signal?.throwIfAborted();
    if (Date.now() > end)
      throw new Error(await obituary(running, `was not ready in ${readyWithin / 1000} s`));
    await sleep(100);
  }
}

/** What happened to a process, with the last lines that it wrote. */
export async function obituary(running: RunningProcess, what: string): Promise<string> {
  const text = await readFile(running.log, 'utf8').catch(() => '');
  const lines = text.trim().split('\n').slice(-8);
  return `${running.name} ${what}. The end of ${running.log}:\n  ${lines.join('\n  ')}`;
}
