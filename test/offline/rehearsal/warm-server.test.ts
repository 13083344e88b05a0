import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { PartUnavailable } from '../../../local/parts/part.ts';
import { ServerLost } from '../../../rehearsal/serve/lost.ts';
import { warmServer } from '../../../rehearsal/serve/warm-server.ts';
import type { RehearsalServer } from '../../../rehearsal/world/server.ts';

/** Something that listens, as a test server does, and can be asked nothing. */
interface Listener {
  readonly server: RehearsalServer;
  /** As if it were killed. */
  lose(): void;
}

const running: Server[] = [];
let closed: string[] = [];
afterEach(() => {
  for (const server of running.splice(0)) server.close();
  closed = [];
});

async function listener(): Promise<Listener> {
  const listening = createServer((socket) => void socket.destroy()).listen(0, '127.0.0.1');
  running.push(listening);
  await once(listening, 'listening');
  const address = `127.0.0.1:${(listening.address() as AddressInfo).port}`;
  const close = async () => void closed.push(address);
  return { server: { address, close } as RehearsalServer, lose: () => void listening.close() };
}

const neverAborted = new AbortController().signal;
const never = () => new Promise<never>(() => undefined);

test('a server is kept from one rehearsal to the next', async () => {
  const { server } = await listener();
  let starts = 0;
  const warm = warmServer(async () => {
    starts += 1;
    return server;
  });

  const used = [
    await warm.use(async (one) => one, neverAborted),
    await warm.use(async (one) => one, neverAborted),
  ];

  expect(used).toEqual([server, server]);
  expect(starts).toBe(1);
  await warm.close();
  expect(closed).toEqual([server.address]);
});

test('where it is lost in the middle, the work is done again on another', async () => {
  const [first, second] = [await listener(), await listener()];
  const servers = [first.server, second.server];
  const warm = warmServer(async () => servers.shift() ?? second.server);

  const used = await warm.use((server) => {
    if (server !== first.server) return Promise.resolve(server);
    first.lose();
    return never();
  }, neverAborted);

  expect(used).toBe(second.server);
});

test('where every server is lost, it is given up after some', async () => {
  let starts = 0;
  const warm = warmServer(async () => {
    starts += 1;
    const { server, lose } = await listener();
    lose();
    return server;
  });

  await expect(warm.use(never, neverAborted)).rejects.toBeInstanceOf(ServerLost);
  expect(starts).toBeGreaterThan(1);
});

test('work that fails meets a fresh server the next time, and fails for good in the end', async () => {
  const warm = warmServer(async () => (await listener()).server);
  const seen = new Set<RehearsalServer>();
  const fails = async (server: RehearsalServer) => {
    seen.add(server);
    throw new Error('The case does not go on.');
  };

  await expect(warm.use(fails, neverAborted)).rejects.toThrow('does not go on');
  expect(closed).toHaveLength(seen.size);
  expect(seen.size).toBeGreaterThan(1);
});

test('a part that cannot be had is asked for once', async () => {
  let starts = 0;
  const warm = warmServer(async () => {
    starts += 1;
    throw new PartUnavailable({ name: 'Test server', ways: [], remedy: 'Install Java.' }, []);
  });

  await expect(warm.use(never, neverAborted)).rejects.toThrow('Install Java.');
  expect(starts).toBe(1);
});

test('what is cancelled is given up at once, with its server', async () => {
  const { server } = await listener();
  const warm = warmServer(async () => server);
  const cancelling = new AbortController();

  const work = warm.use(() => {
    cancelling.abort(new Error('Cancelled'));
    return never();
  }, cancelling.signal);

  await expect(work).rejects.toThrow('Cancelled');
  expect(closed).toEqual([server.address]);
});

test('what is cancelled while the server starts leaves it to the next', async () => {
  const { server } = await listener();
  let come: (server: RehearsalServer) => void = () => undefined;
  let starts = 0;
  const warm = warmServer(() => {
    starts += 1;
    return new Promise((resolve) => {
      come = resolve;
    });
  });
  const cancelling = new AbortController();
  const given = warm.use(never, cancelling.signal);
  cancelling.abort(new Error('Cancelled'));
  await expect(given).rejects.toThrow('Cancelled');

  const next = warm.use(async (one) => one, neverAborted);
  come(server);

  expect(await next).toBe(server);
  expect(starts).toBe(1);
});
