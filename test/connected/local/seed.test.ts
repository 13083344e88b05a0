import { readFileSync } from 'node:fs';
import { Client, WorkflowNotFoundError } from '@temporalio/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDynamoStores } from '../../../activities/store/stores.dynamo.ts';
import type { Stores } from '../../../activities/store/stores.ts';
import { fundWorkflowId } from '../../../domain/ids.ts';
import type { Person } from '../../../domain/people/person.schema.ts';
import { startMissingPeriods } from '../../../handlers/services/funds/period.ts';
import { shippedPrograms, shippedStandingRules } from '../../../handlers/services/programs/shipped.ts';
import { seed } from '../../../local/seed.ts';
import { seedPeople } from '../../../local/seed-data.ts';
import { createTestNamespace } from '../../support/namespace.ts';
import { createTestTable } from '../../support/table.ts';
import { fundOf, newId } from '../store/ledger-fixtures.ts';

const program = readFileSync(new URL('../../../programs/deal-registration.yaml', import.meta.url), 'utf8');
const now = new Date('2026-11-02T09:00:00Z');

let stores: Stores;
let temporal: Client;
let close: () => Promise<unknown>;
beforeAll(async () => {
  const [table, space] = await Promise.all([createTestTable(), createTestNamespace()]);
  close = () => Promise.all([table.drop(), space.close()]);
  stores = createDynamoStores(table);
  temporal = new Client(space);
});
afterAll(() => close());

test('a first start gives a program, partners, people and keys; a second changes nothing', async () => {
  const standingRules = await shippedStandingRules();
  const first = await seed({ stores, programs: [program], standingRules, knownKeys: {}, now });
  const manager = await stores.people.byEmail(seedPeople.channelManager.email);
  if (!manager) throw new Error('The channel manager is missing');
  await stores.people.put({ ...manager, name: 'Mara Neu' });

  const second = await seed({ stores, programs: [program], standingRules, knownKeys: first, now });
  expect((await stores.standing.versions()).map(({ version, told }) => [version, told])).toEqual([
    [1, false],
  ]);

  expect(Object.keys(first).sort()).toEqual([
    ...['admin', 'alpine', 'contoso-dist', 'direct', 'northwind', 'ops', 'ops2'],
  ]);
  expect(second).toEqual(first);
  expect((await stores.people.byEmail(manager.email))?.name).toBe('Mara Neu');
  expect(await stores.programs.current('deal-registration', now.toISOString())).toMatchObject({ version: 1 });
  for (const kind of ['course', 'bank'] as const)
    expect(await stores.materials.current(kind, 'platform-basics')).toMatchObject({ version: 1 });
});

test('keys are not known after the table was lost, so new ones are made', async () => {
  const keys = await seed({ stores, programs: [program], knownKeys: { ops: 'tl_of-another-table' }, now });

  expect(keys.ops).not.toBe('tl_of-another-table');
});

test('every shipped program is in force, published by another than proposed it, and its roles can decide', async () => {
  await seed({ stores, programs: await shippedPrograms(), knownKeys: {}, now });
  const versions = await stores.programs.list();

  expect(versions.map(({ programId }) => programId)).toEqual(
    expect.arrayContaining(['deal-registration', 'offboarding', 'onboarding', 'price-exception']),
  );
  for (const { programId, proposedBy, publishedBy } of versions) {
    const current = await stores.programs.current(programId, now.toISOString());
    expect(publishedBy).not.toBe(proposedBy);
    expect(current, programId).toBeDefined();
    for (const role of Object.keys(current?.roles ?? {}))
      expect((await stores.people.byRole(role)).length, role).toBeGreaterThan(0);
  }
});

test('whoever decides for the vendor reports to somebody', async () => {
  const { chief, admin, ...others } = seedPeople;

  for (const { partnerId, reportsTo, name } of Object.values<Person>(others))
    if (partnerId === undefined) expect(await stores.people.get(reportsTo ?? ''), name).toBeDefined();
  expect([chief.reportsTo, admin.reportsTo]).toEqual([undefined, undefined]);
});

test('a fund that is open and has no workflow gets one, however often that is seen to', async () => {
  await seed({ stores, programs: [], knownKeys: {}, now });
  const [seeded] = (await stores.funds.funds({})).items;
  const ended = fundOf();
  await stores.funds.create(ended, { key: newId('fund'), at: now.toISOString(), amount: 0 });
  await stores.funds.end(ended.id);
  const stateOf = async (fundId = '') =>
    (await temporal.workflow.getHandle(fundWorkflowId(fundId)).describe()).status.name;

  await startMissingPeriods(temporal, stores.funds);
  await startMissingPeriods(temporal, stores.funds);

  expect(await stateOf(seeded?.id)).toBe('RUNNING');
  await expect(stateOf(ended.id)).rejects.toThrow(WorkflowNotFoundError);
});
