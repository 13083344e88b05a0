import { type ChildProcess, spawn } from 'node:child_process';

/**
 * Reads lines, each the process groups that live now; when the writer dies (the pipe closes), however it dies, ends the
 * groups of the last line. A shell, because it must be small and outlive us.
 */
const script = `
while IFS= read -r line; do groups=$line; done
for group in $groups; do kill -TERM -- -"$group"; done
[ -z "$groups" ] && exit
sleep 3
for group in $groups; do kill -KILL -- -"$group"; done
`;

let guard: ChildProcess | undefined;

/** Tells the guard which process groups to end should this process be killed without a chance to do so itself. */
export function guardGroups(groups: ReadonlySet<number>): void {
  if (!guard) {
    if (groups.size === 0) return;
    guard = spawn('/bin/sh', ['-c', script], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
    guard.unref();
    guard.stdin?.on('error', () => undefined);
    const pipe = guard.stdin;
    if (pipe && 'unref' in pipe && typeof pipe.unref === 'function') pipe.unref();
  }
  guard.stdin?.write(`${[...groups].join(' ')}\n`);
}
