/** A process that owns a service with a child of its own, prints their ids, and waits to be killed. */
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { startProcess } from '../../../local/processes/process.ts';

const [log = '', childFile = ''] = process.argv.slice(2);
const running = startProcess({
  name: 'service',
  program: '/bin/sh',
  args: ['-c', 'sleep 1000 & echo $! > "$0"; wait', childFile],
  log,
});
while (!existsSync(childFile)) await sleep(20);
console.log(running.pid);
await sleep(1_000_000);
