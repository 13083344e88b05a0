import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { freePort } from '../../../local/parts/ports.ts';

const open: Server[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => once(server.close(), 'close')));
});

async function listen(port: number): Promise<number> {
  const server = createServer();
  open.push(server);
  await once(server.listen({ port, host: '127.0.0.1' }), 'listening');
  return (server.address() as AddressInfo).port;
}

test.runIf(process.platform === 'linux')(
  'a free port is kept for who asked, whoever wants any port meanwhile',
  async () => {
    const kept: number[] = [];
    for (let asked = 0; asked < 200; asked++) kept.push(await freePort());
    expect(new Set(kept).size).toBe(kept.length);

    const others: number[] = [];
    for (let started = 0; started < 800; started++) others.push(await listen(0));
    expect(others.filter((port) => kept.includes(port))).toEqual([]);

    for (const port of kept) expect(await listen(port)).toBe(port);
  },
);

test('a port that is wanted and free is given, one that is taken is replaced', async () => {
  const wanted = await freePort();
  expect(await freePort(wanted)).toBe(wanted);

  await listen(wanted);
  const instead = await freePort(wanted);
  expect(instead).not.toBe(wanted);
  expect(await listen(instead)).toBe(instead);
});
