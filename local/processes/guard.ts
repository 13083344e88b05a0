import { type ChildProcess, spawn } from 'node:child_process';

/**
 * Reads lines, each the process groups that live now; when the writer dies (the pipe closes), however it dies, ends the
 * groups of the last line. A shell, because it must be small and outlive us.
 */
const script = `
while IFS= read -r line; do groups=$line; done
for group in $groups; do kill -TERM "-$group"; done
[ -z "$groups" ] && exit
sleep 3
for group in $groups; do kill -KILL "-$group"; done
`;

const groups = new Set<number>();
let guard: ChildProcess | undefined;

/** From now on this process group ends with us, even if we are killed without a chance to end it ourselves. */
export function guardGroup(leader: number): void {
  groups.add(leader);
  tell();
}

/** Ends what is left of a process group whose leader is gone. */
export function releaseGroup(leader: number): void {
  signalGroup(leader, 'SIGKILL');
  if (groups.delete(leader)) tell();
}

/** Signals a whole process group; a group that is gone already is no error. */
export function signalGroup(leader: number, signal: NodeJS.Signals): void {
  if (leader <= 0) return;
  try {
    process.kill(-leader, signal);
  } catch {
    // Gone.
  }
}

function tell(): void {
  guard ??= startGuard();
  guard.stdin?.write(`${[...groups].join(' ')}\n`);
}

function startGuard(): ChildProcess {
  const shell = spawn('/bin/sh', ['-c', script], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  shell.on('error', () => undefined);
  shell.stdin.on('error', () => undefined);
  // It must not keep us from ending.
  shell.unref();
  if ('unref' in shell.stdin && typeof shell.stdin.unref === 'function') shell.stdin.unref();
  process.once('exit', () => {
    for (const group of groups) signalGroup(group, 'SIGKILL');
  });
  return shell;
}
