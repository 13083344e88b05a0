import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Report } from './progress.ts';

/** Where fetched parts are kept for the next time, for every clone of one user: THROUGHLINE_CACHE moves it. */
function cacheDirectory(): string {
  const user = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return process.env.THROUGHLINE_CACHE || join(user, 'throughline');
}

/** The path of a cached entry, there or not. The name carries the version: another version is another entry. */
export function cached(entry: string): string {
  return join(cacheDirectory(), entry);
}

export function isCached(entry: string): boolean {
  return existsSync(cached(entry));
}

/** Fills a fresh directory and moves it into place whole, so that a stopped fetch never leaves half an entry. */
export async function install(entry: string, fill: (directory: string) => Promise<void>): Promise<string> {
  await mkdir(cacheDirectory(), { recursive: true });
  await removeAbandoned();
  const fresh = await mkdtemp(cached(`fetching-${process.pid}-`));
  try {
    await fill(fresh);
    await rm(cached(entry), { recursive: true, force: true });
    await rename(fresh, cached(entry));
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  return cached(entry);
}

/** Removes the entries whose names begin so and that are older than these days. */
export async function removeOlder(beginning: string, days: number): Promise<void> {
  for (const name of await readdir(cacheDirectory())) {
    if (!name.startsWith(beginning)) continue;
    const { mtimeMs } = await stat(cached(name));
    if (Date.now() - mtimeMs > days * 86_400_000) await rm(cached(name), { recursive: true, force: true });
  }
}

/** Half-filled directories of processes that were killed. */
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(cacheDirectory())) {
    const [, pid] = /^fetching-(\d+)-/.exec(name) ?? [];
    if (pid && !isAlive(Number(pid))) await rm(cached(name), { recursive: true, force: true });
  }
}

/** Runs `work` while no other process of this user runs work of the same name. A dead owner's lock is taken over. */
export async function withLock<T>(name: string, report: Report, work: () => Promise<T>): Promise<T> {
  const lock = cached(`${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.lock`);
  await mkdir(cacheDirectory(), { recursive: true });
  while (!(await take(lock))) {
    report('another process is fetching it; waiting');
    await sleep(500);
  }
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

async function take(lock: string): Promise<boolean> {
  try {
    await writeFile(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    const owner = Number(await readFile(lock, 'utf8').catch(() => ''));
    if (owner > 0 && !isAlive(owner)) await rm(lock, { force: true });
    return false;
  }
}

/** Whether a process of this id exists, ours or not. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
