import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { guardGroup, releaseGroup, signalGroup } from '../processes/guard.ts';

/** The path of an installed program, or undefined. */
export function findProgram(name: string): string | undefined {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    if (folder !== '' && isExecutable(join(folder, name))) return join(folder, name);
  }
  return undefined;
}

export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly timeoutSeconds?: number;
  /** Called for every line of either stream. */
  readonly onLine?: (line: string) => void;
}

/** Runs a program to its end and gives what it printed; throws with its last lines when it fails. */
export async function run(
  program: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<string> {
  const child = spawn(program, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const group = child.pid ?? 0;
  if (group > 0) guardGroup(group);
  const limit = options.timeoutSeconds;
  const timer = limit ? setTimeout(() => signalGroup(group, 'SIGKILL'), limit * 1000) : undefined;
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      options.onLine?.(line);
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  }).finally(() => {
    clearTimeout(timer);
    releaseGroup(group);
  });
  if (code !== 0) throw new Error(lastWords(lines) || `${program} ended with ${code ?? 'a signal'}`);
  return lines.join('\n');
}

/** The line that most likely says what went wrong: the last that speaks of an error, else the last. */
function lastWords(lines: readonly string[]): string {
  const spoken = lines.filter((line) => line.trim() !== '');
  const error = spoken.find((line) => /\berror\b|fail|cannot|denied|refused/i.test(line));
  return (error ?? spoken.at(-1) ?? '').trim();
}
