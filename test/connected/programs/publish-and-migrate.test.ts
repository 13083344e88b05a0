import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { decisionsCommand } from '../../../cli/program/decisions.command.ts';
import { migrateCommand } from '../../../cli/program/migrate.command.ts';
import { publishCommand } from '../../../cli/program/publish.command.ts';
import { replayCommand } from '../../../cli/program/replay.command.ts';
import { versionsCommand } from '../../../cli/program/versions.command.ts';
import { brandingSchema } from '../../../domain/branding/branding.schema.ts';
import { newVersionWorkflowId } from '../../../domain/ids.ts';
import { createApp } from '../../../handlers/app.ts';
import { createLog } from '../../../handlers/log.ts';
import type { Caller } from '../../../handlers/services/services.ts';
import { seedPeople } from '../../../local/seed-data.ts';
import { operatorProgram } from '../../support/operator-program.ts';
import { printed } from '../../support/printed.ts';
import { startProduct, type TestProduct, typedDeal } from '../../support/product.ts';
import { makeKey } from '../api/client.ts';

let product: TestProduct;
let worker: { stop: () => Promise<void> };
let server: ReturnType<typeof serve>;
let folder: string;
const seller: Caller = { person: seedPeople.northwindSeller, via: 'portal' };
const manager: Caller = { person: seedPeople.channelManager, via: 'portal' };

beforeAll(async () => {
  product = await startProduct();
  worker = await product.startWorker();
  folder = mkdtempSync(join(tmpdir(), 'throughline-publish-'));
  const { services, stores } = product;
  const app = createApp({
    ...{ services, stores, publicUrl: 'http://portal.example', log: createLog('silent') },
    ...{ branding: brandingSchema.parse({}), addressOf: () => '192.0.2.1' },
  });
  const address = await new Promise<AddressInfo>((resolve) => {
    server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, resolve);
  });
  vi.stubEnv('THROUGHLINE_API', `http://127.0.0.1:${address.port}`);
  const keys = {
    ops: await makeKey(stores, seedPeople.ops),
    ops2: await makeKey(stores, seedPeople.secondOps),
    admin: await makeKey(stores, seedPeople.admin),
  };
  vi.stubEnv('THROUGHLINE_API_KEYS', JSON.stringify(keys));
});
afterAll(async () => {
  server?.close();
  await worker?.stop();
  await product?.close();
  rmSync(folder, { recursive: true });
});

const program = (version: number, days: number, serviceLevel: string) => `
program: visits
kind: custom
version: ${version}
title: Visits
calendar: { timeZone: Europe/Berlin, workingDays: [1, 2, 3, 4, 5], from: "09:00", to: "17:00", holidays: [] }
roles: { channel-manager: Channel manager }
starts: { by: partner, form: request, caseTitle: "{{ request.topic }}" }
forms:
  request: { title: Request, fields: [{ type: text, name: topic, label: Topic }] }
  details: { title: Details, fields: [{ type: text, name: answer, label: Answer }] }
outcomes: { done: { label: Done, tone: positive }, lapsed: { label: Lapsed } }
stages:
  - id: asked
    label: Asked
    steps:
      - step: decision
        id: approval
        levels: [{ name: Channel, by: channel-manager, serviceLevel: ${serviceLevel} }]
      - { step: form, id: details, form: details, by: partner, within: P${days}D, atSilence: { after: P${days}D, ends: lapsed } }
`;

/** A version's file, and what a rehearsal of it came to. */
function written(name: string, source: string): string[] {
  const [file, rehearsal] = [join(folder, `${name}.yaml`), join(folder, `${name}.json`)];
  const sourceHash = createHash('sha256').update(source).digest('hex');
  writeFileSync(file, source);
  writeFileSync(
    rehearsal,
    JSON.stringify({ sourceHash, passed: true, complete: true, scripts: [{ name: 'All' }] }),
  );
  return [file, '--rehearsal', rehearsal];
}

const confirm = (version: number, as: string) =>
  publishCommand(['visits', '--version', String(version), '--confirm', '--as', as]);
const json = async <T>(run: () => Promise<number>): Promise<T> => JSON.parse((await printed(run)).text) as T;

async function publish(version: number, days: number, serviceLevel = 'PT16H'): Promise<void> {
  await printed(() => publishCommand(written(`v${version}`, program(version, days, serviceLevel))));
  await printed(() => confirm(version, 'ops2'));
}

let started = 0;
async function startCase(): Promise<string> {
  started += 1;
  const { id } = await product.services.cases.start(
    seller,
    'visits',
    { topic: `Visit ${started}` },
    { requestKey: `start-${started}` },
  );
  return id;
}

interface Moved {
  readonly cases: readonly { readonly caseId: string; readonly status: string }[];
}
const move = (to: number, ...more: string[]) =>
  json<Moved>(() =>
    migrateCommand(['visits', '--to', String(to), '--yes', '--reason', 'Shorter now', '--json', ...more]),
  );

test('two people publish: not the one who proposed, and of two at once one does', async () => {
  await printed(() => publishCommand(written('v1', program(1, 20, 'PT16H'))));
  await expect(confirm(1, 'ops')).rejects.toThrow();

  let both: PromiseSettledResult<number>[] = [];
  await printed(async () => {
    both = await Promise.allSettled([confirm(1, 'ops2'), confirm(1, 'admin')]);
    return 0;
  });

  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const [version] = await json<{ status: string; proposer: string; publisher: string }[]>(() =>
    versionsCommand(['visits', '--json']),
  );
  expect(version).toMatchObject({ status: 'published', proposer: 'Olga Ops' });
  expect(['Otto Ops', 'Adam Admin']).toContain(version?.publisher);
  await expect(publishCommand(written('other', program(1, 9, 'PT16H')))).rejects.toThrow();
});

test('running cases are previewed, moved, stopped and taken up again; one that is there is left alone', async () => {
  const [first, second, third] = [await startCase(), await startCase(), await startCase()];
  await publish(2, 10, 'PT8H');

  const preview = await json<{ cases: { caseId: string; deadlines: object[] }[] }>(() =>
    migrateCommand(['visits', '--to', '2', '--json']),
  );
  const before = await product.services.cases.get(manager, first);
  const moved = await move(2, '--cases', first);
  const again = await product.services.programs.migrate(
    { person: seedPeople.ops, via: 'portal' },
    first,
    2,
    'Again',
  );
  const rest = await move(2);

  expect(preview.cases.map(({ caseId }) => caseId).sort()).toEqual([first, second, third].sort());
  expect(preview.cases[0]?.deadlines).toHaveLength(1);
  expect(before.view.program.version).toBe(1);
  expect(moved.cases).toMatchObject([{ caseId: first, status: 'moved' }]);
  expect(again.program.version).toBe(2);
  expect(rest.cases.map(({ caseId }) => caseId).sort()).toEqual([second, third].sort());
  await expect
    .poll(async () =>
      (await json<{ version: number; cases: number }[]>(() => versionsCommand(['visits', '--json']))).map(
        ({ version, cases }) => [version, cases],
      ),
    )
    .toEqual([
      [2, 3],
      [1, 0],
    ]);
});

test('what was decided is exported, and held against a draft', async () => {
  const caseId = await startCase();
  const { view } = await product.services.cases.get(manager, caseId);
  await product.services.cases.completeTask(manager, caseId, view.tasks[0]?.id ?? '', { outcome: 'approve' });
  const out = join(folder, 'decisions.ndjson');

  await printed(() => decisionsCommand(['visits', '--out', out]));
  const [draft = ''] = written('draft', program(3, 5, 'PT8H').replace('name: Channel,', 'name: Area,'));
  const result = await json<{ records: number; groups: object[] }>(() =>
    replayCommand([draft, '--from', out, '--json']),
  );

  const [record] = readFileSync(out, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(record).toMatchObject({
    caseId,
    level: 'Channel',
    by: 'person',
    settled: true,
    facts: { partner: { tier: 'gold' } },
  });
  expect(result).toMatchObject({
    records: 1,
    groups: [
      { kind: 'level-asked', about: 'Area' },
      { kind: 'level-not-asked', about: 'Channel' },
    ],
  });
});

test('deals are moved too: what was promised stays, and the clock follows the new rules', async () => {
  const { deals } = product.services;
  const { id } = await deals.submit(seller, typedDeal(), { requestKey: 'moved' });
  const asked = (await deals.get(manager, id)).view.tasks[0]?.id ?? '';
  const { facts } = await deals.completeTask(manager, id, asked, { outcome: 'approve' });
  const shipped = readFileSync('programs/deal-registration.yaml', 'utf8');
  const second = shipped.replace('version: 1', 'version: 2').replace('every: P30D', 'every: P20D');
  await printed(() => publishCommand(written('deals', second)));
  await printed(() => publishCommand(['deal-registration', '--version', '2', '--confirm', '--as', 'ops2']));

  const args = ['deal-registration', '--to', '2', '--json'];
  const preview = await json<{ cases: { caseId: string; deadlines: { what: string }[] }[] }>(() =>
    migrateCommand(args),
  );
  const moved = await json<Moved>(() => migrateCommand([...args, '--yes', '--reason', 'Ask earlier']));

  expect(preview.cases).toMatchObject([{ caseId: id, deadlines: [{ what: 'Progress is asked for' }] }]);
  expect(moved.cases).toMatchObject([{ caseId: id, status: 'moved' }]);
  const { view } = await deals.get(manager, id);
  expect(view.program.version).toBe(2);
  expect(view.facts.protection?.until).toBe(facts.protection?.until);
});

test('a new version asks its holders to renew: the end comes forward, the case asks at once, an e-mail says why', async () => {
  const { services, stores, mails } = product;
  await publishOperator(1, '');
  const started = await services.cases.start(seller, 'operator', { why: '' }, { requestKey: 'op-1' });
  await vi.waitFor(async () => expect(await heldOf('operator')).toHaveLength(1), { timeout: 30_000 });
  const [before] = await heldOf('operator');

  await publishOperator(2, 'holders: { do: renew, within: P30D, why: It covers backups. }');
  await product.temporal.workflow.getHandle(newVersionWorkflowId('operator', 2)).result();

  const [after] = await heldOf('operator');
  const days = (Date.parse(after?.validUntil ?? '') - Date.now()) / 86_400_000;
  expect([Math.round(days), after?.number]).toEqual([30, before?.number]);
  expect(after?.broughtForward).toMatchObject({ why: 'It covers backups.' });
  const [view] = await stores.cases.views([started.id]);
  expect(view).toMatchObject({ program: { version: 2 } });
  await vi.waitFor(
    async () =>
      expect((await stores.cases.views([started.id]))[0]?.tasks).toMatchObject([
        { step: 'renewal', dueAt: after?.validUntil },
      ]),
    { timeout: 30_000 },
  );
  const told = mails.filter(({ subject }) => subject.startsWith('Renew your certificate Operator by '));
  expect(told).toMatchObject([
    { to: seedPeople.northwindSeller.email, text: expect.stringContaining('It covers backups.') },
  ]);
});

const heldOf = (kind: string) => product.stores.certificates.heldBy([seedPeople.northwindSeller.id], [kind]);

async function publishOperator(version: number, holders: string): Promise<void> {
  await printed(() => publishCommand(written(`operator${version}`, operatorProgram({ version, holders }))));
  await printed(() =>
    publishCommand(['operator', '--version', String(version), '--confirm', '--as', 'ops2']),
  );
}
