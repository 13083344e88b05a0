import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { freePort } from '../../../local/parts/ports.ts';
import { seedPeople } from '../../../local/seed-data.ts';
import { payloadKeys, startProduct, type TestProduct, typedDeal } from '../../support/product.ts';
import { clientOf, makeKey } from './client.ts';

interface Server {
  readonly base: string;
  readonly process: ChildProcess;
}
let product: TestProduct;
let worker: { stop: () => Promise<void> };
let key: string;
const running: ChildProcess[] = [];

beforeAll(async () => {
  product = await startProduct();
  worker = await product.startWorker();
  key = await makeKey(product.stores, seedPeople.northwindSeller);
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((process) => end(process, 'SIGKILL')));
});
afterAll(async () => {
  await worker?.stop();
  await product?.close();
});

/** The app as `npm start` runs it, a process of its own. */
function spawnServer(env: Record<string, string>): ChildProcess {
  const entry = fileURLToPath(new URL('../../../handlers/api.local.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', entry], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PORT: '0',
      LOG_LEVEL: 'silent',
      TABLE_NAME: product.tableName,
      TEMPORAL_NAMESPACE: product.namespace,
      TEMPORAL_ADDRESS: product.address,
      DYNAMODB_ENDPOINT: inject('dynamodbEndpoint'),
      SES_ENDPOINT: inject('sesEndpoint'),
      LINK_KEYS: JSON.stringify([{ id: 'k1', secret: 'a-secret-of-tests-that-is-long-enough-to-sign-with' }]),
      PUBLIC_URL: 'http://portal.example',
      PAYLOAD_KEYS: JSON.stringify(payloadKeys),
      S3_ENDPOINT: inject('s3Endpoint'),
      FILES_BUCKET: 'no-bucket',
      DESIGNER_FILES: 'designer',
      ...env,
    },
  });
  running.push(child);
  return child;
}

async function startServer(env: Record<string, string> = {}): Promise<Server> {
  const child = spawnServer(env);
  const ended = once(child, 'exit').then(() => Promise.reject(new Error('The server did not start.')));
  const [line] = (await Promise.race([once(child.stdout as Readable, 'data'), ended])) as [Buffer];
  const { listening } = JSON.parse(String(line)) as { listening: number };
  return { base: `http://127.0.0.1:${listening}`, process: child };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  child.kill(signal);
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}

const as = ({ base }: Server) => clientOf(fetch, base, key);

describe('the server', () => {
  test('says where it listens, answers, and ends when it is told to, open connections or not', async () => {
    const server = await startServer();
    const health = await fetch(`${server.base}/health`);
    const idle = connect(Number(new URL(server.base).port), '127.0.0.1');
    await once(idle, 'connect');

    const code = await end(server.process, 'SIGTERM');

    expect(await health.json()).toEqual({ status: 'ok' });
    expect(code).toBe(0);
    idle.destroy();
  });

  test('refuses ten megabytes, and goes on answering', async () => {
    const server = await startServer();
    const description = 'x'.repeat(10 * 1024 * 1024);

    const large = await as(server)('POST', '/v1/deals', { ...typedDeal(), description });
    const next = await as(server)('POST', '/v1/deals', typedDeal());

    expect(large).toMatchObject({ status: 413, body: { code: 'payload-too-large' } });
    expect(next.status).toBe(201);
  });

  test('killed in the middle of a request loses nothing: the same request, sent to the next one, is that deal', async () => {
    const input = typedDeal();
    const first = await startServer();
    const cutOff = as(first)('POST', '/v1/deals', input, 'killed').catch(() => undefined);
    await end(first.process, 'SIGKILL');
    await cutOff;
    const second = await startServer();
    const send = (onceKey: string) => as(second)('POST', '/v1/deals', input, onceKey);

    const again = await product.services.deals.submit(
      { person: seedPeople.northwindSeller, via: 'api' },
      input,
      {
        requestKey: 'killed',
      },
    );
    const other = await send('another');

    expect(again.stage).toBe('review');
    // Held by the first: there is one.
    expect(other.body.stage).toBe('queued');
  });

  test('says that the process engine does not answer, and answers when it does', async () => {
    const nowhere = `127.0.0.1:${await freePort(0)}`;
    const server = await startServer({ TEMPORAL_ADDRESS: nowhere });

    const refused = await as(server)('POST', '/v1/deals', typedDeal(), 'nowhere');
    const read = await as(server)('GET', '/v1/me');

    expect(refused).toMatchObject({ status: 503, body: { code: 'busy-elsewhere' } });
    expect(refused.headers.get('retry-after')).toBe('2');
    expect(read.status).toBe(200);
  });

  test('says that the store does not answer', async () => {
    const server = await startServer({ DYNAMODB_ENDPOINT: `http://127.0.0.1:${await freePort(0)}` });

    const refused = await as(server)('GET', '/v1/me');

    expect(refused).toMatchObject({ status: 503, body: { code: 'busy-elsewhere' } });
  });

  test('does not start without what it needs; it names it, and tells no secret', async () => {
    const child = spawnServer({ LINK_KEYS: '[{"secret":"hunter2"', PUBLIC_URL: 'nowhere' });
    const said = child.stderr ? text(child.stderr) : '';
    const [code] = (await once(child, 'exit')) as [number];

    expect(code).toBe(1);
    expect(await said).toMatch(/LINK_KEYS.*: .*\n.*PUBLIC_URL: /);
    expect(await said).not.toContain('hunter2');
  });
});
