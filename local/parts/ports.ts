import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';

/**
 * The preferred port if it is free on this machine, else any free one. 0 asks for any. Linux hands it to nobody who asks
 * for any port, and to no outgoing connection, for the minute in which its server is to be started.
 */
export async function freePort(preferred = 0, host = '127.0.0.1'): Promise<number> {
  return (await tryPort(preferred, host)) ?? (await tryPort(0, host)) ?? preferred;
}

async function tryPort(preferred: number, host: string): Promise<number | undefined> {
  const server = createServer((socket) => socket.destroy());
  try {
    await once(server.listen({ port: preferred, host, exclusive: true }), 'listening');
  } catch {
    return undefined;
  }
  const { port } = server.address() as AddressInfo;
  // A connection that the server's side closes first leaves the port in TIME_WAIT: taken, but for who names it.
  await once(connect(port, host).resume(), 'close');
  await once(server.close(), 'close');
  return port;
}
