import { connect } from 'node:net';
import { setTimeout as rest } from 'node:timers/promises';

const every = 500;
const patience = 2_000;

/** The server of a rehearsal is gone: what was played on it is played on another. */
export class ServerLost extends Error {}

/** Fails with {@link ServerLost} once nothing listens at `host:port` any more; at the signal it stops looking. */
export async function lossOf(address: string, signal: AbortSignal): Promise<never> {
  while (await listens(address)) await rest(every, undefined, { signal });
  throw new ServerLost('The test server ended in the middle of a rehearsal.');
}

function listens(address: string): Promise<boolean> {
  const [, host = '', port = ''] = /^(.*):(\d+)$/.exec(address) ?? [];
  return new Promise((resolve) => {
    const socket = connect({ host, port: Number(port), timeout: patience });
    const settle = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => settle(true));
    // Slow is not gone: a server that hangs is noticed by the case that does not go on.
    socket.once('timeout', () => settle(true));
    socket.once('error', () => settle(false));
  });
}
