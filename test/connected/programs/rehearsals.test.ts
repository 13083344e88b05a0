import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RehearsalState } from '../../../domain/rehearsals/film.ts';
import type { Caller } from '../../../handlers/services/services.ts';
import { seedPeople } from '../../../local/seed-data.ts';
import { rehearsalTaskQueue } from '../../../workflows/rehearse.messages.ts';
import { payloadKeys, startProduct, type TestProduct } from '../../support/product.ts';

const ops: Caller = { person: seedPeople.ops, via: 'portal' };
const admin: Caller = { person: seedPeople.admin, via: 'portal' };
const seller: Caller = { person: seedPeople.northwindSeller, via: 'portal' };
/** A file of scripts with the first of them alone: all are played, without a process engine between, by the films' tests. */
const firstOf = (scripts: string, count: number) =>
  scripts
    .split(/^(?= {2}- name: )/m)
    .slice(0, count + 1)
    .join('');
const texts = {
  source: readFileSync('programs/price-exception.yaml', 'utf8'),
  scripts: firstOf(readFileSync('programs/price-exception.rehearsal.yaml', 'utf8'), 6),
};

let product: TestProduct;
let worker: { stop: () => Promise<void> };
let player: ChildProcess | undefined;
beforeAll(async () => {
  product = await startProduct();
  worker = await product.startWorker();
});
afterAll(async () => {
  await endPlayer();
  await worker?.stop();
  await product?.close();
});

/** The rehearsal worker as `npm start` runs it: a process of its own. Resolves when it polls. */
async function startPlayer(env: Readonly<Record<string, string>> = {}): Promise<ChildProcess> {
  const entry = fileURLToPath(new URL('../../../rehearsal/serve/worker.ts', import.meta.url));
  const { address, namespace } = product;
  const child = spawn(process.execPath, ['--import', 'tsx', entry], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      TEMPORAL_ADDRESS: address,
      TEMPORAL_NAMESPACE: namespace,
      PAYLOAD_KEYS: JSON.stringify(payloadKeys),
      ...env,
    },
  });
  player = child;
  for await (const chunk of child.stdout) if (String(chunk).includes(rehearsalTaskQueue)) break;
  return child;
}

async function endPlayer(): Promise<void> {
  const child = player;
  player = undefined;
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

/** The test servers that a process has started, by their ids. */
function serversOf(pid: number | undefined): number[] {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).trim().split('\n');
  return rows.flatMap((row) => {
    const [child, parent, ...args] = row.trim().split(/\s+/);
    return Number(parent) === pid && /test-?server/i.test(args.join(' ')) ? [Number(child)] : [];
  });
}

async function played(caller: Caller, id: string): Promise<RehearsalState> {
  for (let after = -1; ; ) {
    const state = await product.services.rehearsals.get(caller, id, after);
    if (state.state !== 'playing') return state;
    after = state.done;
  }
}

test('says that the rehearsal worker does not run, and plays as soon as it does', async () => {
  const { id } = await product.services.rehearsals.play(ops, { ...texts });

  const waiting = await product.services.rehearsals.get(ops, id);
  expect(waiting).toMatchObject({ state: 'playing', done: 0 });
  await expect
    .poll(() => product.services.rehearsals.get(ops, id))
    .toMatchObject({ name: expect.stringContaining('rehearsal worker does not run') });

  await startPlayer();
  const state = await played(ops, id);
  if (state.state !== 'played') throw new Error(JSON.stringify(state));
  expect(state.films.length).toBeGreaterThan(1);
  expect(state.films.flatMap(({ differences }) => differences)).toEqual([]);
});

test('plays one script alone, for whoever started it and nobody else', async () => {
  const all = await product.services.rehearsals.play(ops, texts);
  const first = await played(ops, all.id);
  const script = first.state === 'played' ? (first.films[0]?.script ?? '') : '';

  const { id } = await product.services.rehearsals.play(ops, { ...texts, only: script });

  expect(await played(ops, id)).toMatchObject({ state: 'played', films: [{ script }] });
  await expect(product.services.rehearsals.get(admin, id)).rejects.toMatchObject({ code: 'not-found' });
  await expect(product.services.rehearsals.get(seller, id)).rejects.toMatchObject({ code: 'not-found' });
  await expect(product.services.rehearsals.play(seller, texts)).rejects.toMatchObject({ code: 'not-found' });
});

test('refuses texts that cannot be read, each problem at its place', async () => {
  const scripts = texts.scripts.replace('scripts:', 'scrips:');
  const source = texts.source.replace('kind:', 'kindd:');

  const refusal = product.services.rehearsals.play(ops, { source, scripts });

  await expect(refusal).rejects.toMatchObject({
    code: 'program-invalid',
    fields: expect.arrayContaining([
      expect.objectContaining({ field: expect.stringMatching(/^source:\d+:\d+$/) }),
      expect.objectContaining({ field: expect.stringMatching(/^scripts:\d+$/) }),
    ]),
  });
});

test('says what cannot begin, in words', async () => {
  const scripts = 'program: price-exception\nscripts:\n  - { name: Nothing is filled in }\n';

  const { id } = await product.services.rehearsals.play(ops, { ...texts, scripts });

  const state = await played(ops, id);
  expect(state).toMatchObject({
    state: 'failed',
    problem: expect.stringContaining('"Nothing is filled in" cannot begin'),
  });
});

test('loses nothing when the test server is killed in the middle', async () => {
  const { pid } = player ?? (await startPlayer());
  const { id } = await product.services.rehearsals.play(ops, texts);
  const begun = await product.services.rehearsals.get(ops, id, 0);
  expect(begun).toMatchObject({ state: 'playing' });

  const servers = serversOf(pid);
  for (const server of servers) process.kill(server, 'SIGKILL');

  expect(servers.length).toBeGreaterThan(0);
  const state = await played(ops, id);
  if (state.state !== 'played') throw new Error(JSON.stringify(state));
  expect(state.films.flatMap(({ differences }) => differences)).toEqual([]);
  expect(serversOf(pid)).not.toEqual(expect.arrayContaining(servers));
});

test('leaves nothing behind when it is asked to end', async () => {
  const { pid } = player ?? (await startPlayer());
  const servers = serversOf(pid);

  await endPlayer();

  expect(servers.length).toBeGreaterThan(0);
  await expect.poll(() => servers.filter(isAlive)).toEqual([]);
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
