import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { guardGroup, releaseGroup, signalGroup } from '../processes/guard.ts';
import { findProgram } from './command.ts';

/** Where a Java program's classes lie, read and checked, for its next starts to map: they take a third of the work. */
export const sharedClasses = (folder: string): string => join(folder, 'classes.jsa');

/** A busy machine needs many times the seconds that it takes alone. */
const patience = 120_000;

/**
 * Lets a Java program run once, `use` it, and end, which leaves the classes that it loaded in {@link sharedClasses}.
 * Whatever goes wrong: a program without them, or with those of another Java, only starts more slowly.
 *
 * @param args of `java`
 */
export async function shareClasses(
  folder: string,
  args: readonly string[],
  use: () => Promise<void>,
): Promise<void> {
  const java = findProgram('java');
  if (!java || existsSync(sharedClasses(folder))) return;
  const unfinished = `${sharedClasses(folder)}.${process.pid}`;
  const child = spawn(java, [`-XX:ArchiveClassesAtExit=${unfinished}`, ...args], {
    stdio: 'ignore',
    detached: true,
  });
  const group = child.pid ?? 0;
  const ended = once(child, 'exit').catch(() => undefined);
  if (group > 0) guardGroup(group);
  const timer = setTimeout(() => signalGroup(group, 'SIGKILL'), patience);
  try {
    await use();
    signalGroup(group, 'SIGTERM');
    await ended;
    if (existsSync(unfinished)) await rename(unfinished, sharedClasses(folder));
  } catch {
    signalGroup(group, 'SIGKILL');
    await ended;
  } finally {
    clearTimeout(timer);
    releaseGroup(group);
    await rm(unfinished, { force: true });
  }
}
