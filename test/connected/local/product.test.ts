import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { isStillAlive, type ProcessRecord, readRecords } from '../../../local/processes/records.ts';
import { readConnection, statePaths } from '../../../local/state.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const patient = { timeout: 90_000, interval: 100 };

/** All parts of its own, each on a free port. */
const ownParts = {
  TEMPORAL_ADDRESS: '',
  DYNAMODB_ENDPOINT: '',
  SES_ENDPOINT: '',
  S3_ENDPOINT: '',
  PUBLIC_URL: '',
  PORT: '0',
  TEMPORAL_PORT: '0',
  TEMPORAL_UI_PORT: '0',
  DYNAMODB_PORT: '0',
  SES_PORT: '0',
  S3_PORT: '0',
};

const inTwoMonths = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
const deal = {
  customer: { name: 'Harbour Lights Ltd', country: 'GB', website: 'harbour-lights.example' },
  productFamily: 'platform',
  value: { amount: 2_000_000, currency: 'EUR' },
  expectedClose: inTwoMonths,
};

let state: string;
const alive: ChildProcess[] = [];
beforeAll(() => {
  state = mkdtempSync(join(tmpdir(), 'throughline-product-test-'));
});
afterAll(async () => {
  for (const child of alive) child.kill('SIGKILL');
  await untilNoneIsLeft(records());
  rmSync(state, { recursive: true, force: true });
});

test('the product starts, heals, stops without leftovers, and remembers', async () => {
  const first = await start();
  const paths = statePaths(state);
  const connection = readConnection(paths.connection);
  const key = connection?.apiKeys.northwind ?? '';
  const url = connection?.apiUrl ?? '';
  const docs = await fetch(`${url}/v1/docs`);
  expect(docs.status).toBe(200);

  const worker = records().find(({ name }) => name === 'Worker');
  process.kill(worker?.pid ?? 0, 'SIGKILL');
  await vi.waitFor(() => expect(first.output()).toContain('Worker is up again'), patient);
  expect(first.output()).toContain('Worker ended unexpectedly (signal SIGKILL)');

  const id = await register(url, key);
  const [, temporalUi] = /Temporal UI +(\S+)/.exec(first.output()) ?? [];
  const { Codec } = (await (await fetch(`${temporalUi}/api/v1/settings`)).json()) as { Codec: unknown };
  expect(Codec).toMatchObject({ Endpoint: `${url}/codec`, IncludeCredentials: true });

  const refused = await runToEnd('local/reset.ts');
  expect(refused).toMatchObject({ code: 1, output: expect.stringContaining('is running') });
  const twice = await runToEnd('local/start.ts');
  expect(twice).toMatchObject({ code: 1, output: expect.stringContaining('runs already') });

  const before = records();
  first.child.kill('SIGTERM');
  const [code] = await once(first.child, 'exit');
  expect(code).toBe(0);
  expect(await living(before)).toEqual([]);
  const kept = readFileSync(join(paths.temporal, 'temporal.db'));
  expect(kept.includes(`deal-registration/northwind/${id}`)).toBe(true);
  expect(kept.includes(deal.customer.name)).toBe(false);

  const second = await start();
  const again = readConnection(paths.connection);
  expect(again?.apiKeys).toEqual(connection?.apiKeys);
  const found = await fetch(`${again?.apiUrl}/v1/deals/${id}`, {
    headers: { authorization: `Bearer ${key}` },
  });
  expect(found.status).toBe(200);

  const left = records();
  second.child.kill('SIGKILL');
  await untilNoneIsLeft(left);

  const cleared = await runToEnd('local/reset.ts');
  expect(cleared.code).toBe(0);
  expect([paths.dynamodb, paths.temporal, paths.connection].filter(existsSync)).toEqual([]);
});

function records(): readonly ProcessRecord[] {
  return readRecords(statePaths(state).records)?.processes ?? [];
}

async function living(processes: readonly ProcessRecord[]): Promise<string[]> {
  const answers = await Promise.all(processes.map(isStillAlive));
  return processes.filter((_, index) => answers[index]).map(({ name }) => name);
}

async function untilNoneIsLeft(processes: readonly ProcessRecord[]): Promise<void> {
  await vi.waitFor(async () => expect(await living(processes)).toEqual([]), {
    timeout: 20_000,
    interval: 100,
  });
}

async function start(): Promise<{ child: ChildProcess; output: () => string }> {
  const { child, output } = launch('local/start.ts');
  alive.push(child);
  await vi.waitFor(() => {
    if (child.exitCode !== null) throw new Error(output());
    expect(output()).toContain('Throughline is up');
  }, patient);
  return { child, output };
}

async function runToEnd(script: string): Promise<{ code: number; output: string }> {
  const { child, output } = launch(script);
  const [code] = await once(child, 'close');
  return { code, output: output() };
}

function launch(script: string): { child: ChildProcess; output: () => string } {
  const child = spawn(process.execPath, ['--import', 'tsx', script], {
    cwd: root,
    env: { ...process.env, ...ownParts, THROUGHLINE_STATE: state },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  return { child, output: () => Buffer.concat(said).toString() };
}

async function register(url: string, key: string): Promise<string> {
  const answer = await fetch(`${url}/v1/deals`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      'idempotency-key': 'one-start-to-another',
    },
    body: JSON.stringify(deal),
  });
  return z.object({ id: z.string() }).parse(await answer.json()).id;
}
