import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { vi } from 'vitest';

export interface Asked {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly key: string;
  readonly body: unknown;
}
export interface Answered {
  readonly status?: number;
  readonly body: unknown;
}

/** An API of a test's own, with the keys of two who run operations in the environment, as the command reads them. */
export async function startFakeApi(answer: (asked: Asked) => Answered) {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    const one = {
      method: request.method ?? '',
      path: request.url ?? '',
      key: (request.headers.authorization ?? '').replace('Bearer ', ''),
      body: text ? JSON.parse(text) : undefined,
    };
    asked.push(one);
    const { status = 200, body } = answer(one);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  vi.stubEnv('THROUGHLINE_API', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  vi.stubEnv('THROUGHLINE_API_KEYS', JSON.stringify({ ops: 'key-1', ops2: 'key-2' }));
  return {
    asked,
    async close() {
      vi.unstubAllEnvs();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
export type FakeApi = Awaited<ReturnType<typeof startFakeApi>>;
