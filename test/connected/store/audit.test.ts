import { execFile } from 'node:child_process';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { inActs } from '../../../activities/store/audit/act.ts';
import { createItems } from '../../../activities/store/items.ts';
import { createDynamoStores } from '../../../activities/store/stores.dynamo.ts';
import type { Activity } from '../../../domain/mdf/activity.ts';
import { seedPeople } from '../../../local/seed-data.ts';
import { actOf, auditKeys, auditWorld } from '../../support/audit.ts';
import { createTestTable } from '../../support/table.ts';
import { act, activityOf, eur, fundWith } from './ledger-fixtures.ts';
import { countConsumption } from './requests-counted.ts';

let table: Awaited<ReturnType<typeof createTestTable>>;
beforeAll(async () => {
  table = await createTestTable();
});
afterAll(() => table.drop());

const now = new Date('2026-11-30T09:00:00.000Z');
const processOf = () => createDynamoStores({ ...table, now: () => now });
const world = () => auditWorld(createItems(table.client, table.tableName), now.toISOString());
const everything = async () => {
  const { audit } = world();
  const found = [];
  for (let cursor: string | undefined; ; ) {
    const page = await audit.onDay('2026-11-30', { limit: 100, cursor });
    found.push(...page.items);
    ({ cursor } = page);
    if (cursor === undefined) return found;
  }
};

test('many processes that act at once leave a record of each act, in chains that hold', async () => {
  const processes = Array.from({ length: 4 }, processOf);
  const acts = processes.flatMap((stores, at) =>
    Array.from({ length: 10 }, (_, n) => ({ stores, id: `C-${at}-${n}` })),
  );

  await Promise.all(acts.map(({ stores, id }) => stores.audit.append(actOf({ on: [id] }))));

  const found = await everything();
  expect(found.map(({ on }) => on[0]).sort()).toEqual(acts.map(({ id }) => id).sort());
  expect((await world().verify()).breaks).toEqual([]);
});

test('what an act writes and its record are written together, or neither; a repeated act has one', async () => {
  const { people, programs, audit } = processOf();
  const before = (await everything()).length;
  const put = (once: string) =>
    inActs([actOf({ once, on: [] })], () => people.put({ ...seedPeople.ops, name: `Ops ${once}` }));

  await Promise.all([put('one'), put('one'), put('two')]);
  const ofOps = await audit.ofEntity(seedPeople.ops.id, {});
  const refused = inActs([actOf()], () =>
    programs.publish({
      ...{ programId: 'none', version: 1, hash: 'x', publishedBy: 'P-1', publishedAt: now.toISOString() },
      effectiveFrom: now.toISOString(),
    }),
  );

  await expect(refused).rejects.toThrow();
  expect((await everything()).length - before).toBe(2);
  expect(ofOps.items).toHaveLength(2);
  expect(ofOps.items[0]).toMatchObject({ change: { of: 'items' }, on: [seedPeople.ops.id] });
});

test('a reservation takes its record along without a mark; the same again is known by the case, and has no second', async () => {
  const { funds, audit } = processOf();
  const { allocation } = await fundWith(funds, 100);
  const reserve = (activity: Activity) =>
    inActs([actOf({ once: `${activity.workflowId}/reserve`, on: [activity.caseId] })], async () => {
      const { kind } = await funds.reserve(activity, {
        ...act({ original: eur(1) }),
        key: activity.workflowId,
      });
      // What the same act writes afterwards needs no second record either.
      await processOf().deeds.keep(`${activity.workflowId}/answer`, { kind }, now.toISOString());
      return kind;
    });
  const activities = [activityOf(allocation, 1), activityOf(allocation, 1)] as const;

  const first = await Promise.all(activities.map(reserve));
  const again = await Promise.all(activities.map(reserve));

  expect([first, again]).toEqual([
    ['done', 'done'],
    ['repeated', 'repeated'],
  ]);
  for (const { caseId } of activities) {
    const { items } = await audit.ofEntity(caseId, {});
    expect(items).toMatchObject([{ change: { of: 'items' } }]);
  }
  expect((await world().verify()).breaks).toEqual([]);
});

test('anchors hold the chains: a record that is taken off an end is missed', async () => {
  const { anchor, verify, items, audit } = world();
  await anchor();
  const [head] = await audit.heads('2026-11-30');
  const pk = `AUDIT#2026-11-30/${String(head?.shard).padStart(2, '0')}`;
  const [last] = (await items.queryAll(pk)).slice(-1);

  await items.transact([items.remove({ pk, sk: String(last?.sk) })]);
  const found = await verify();
  await items.transact([items.put(last as never)]);

  expect(found.breaks).toMatchObject([{ what: 'truncated', seq: head?.seq }]);
  expect((await verify()).breaks).toEqual([]);
});

test('throughline audit verify says that all is well, and ends with 1 where it is not', async () => {
  const { items, audit } = world();
  const typed = () => said({ TABLE_NAME: table.tableName, LINK_KEYS: JSON.stringify(auditKeys) });

  const well = await typed();
  const [head] = await audit.heads('2026-11-30');
  const key = { pk: `AUDIT#2026-11-30/${String(head?.shard).padStart(2, '0')}`, sk: '00000001' };
  const was = (await items.get(key)) ?? expect.fail();
  await items.transact([items.put({ ...was, text: String(was.text).replace('P-', 'X-') } as never)]);
  const broken = await typed();
  await items.transact([items.put(was as never)]);

  expect(well).toMatchObject({ code: 0, stderr: '' });
  expect(well.stdout).toContain('Every record is as it was written.');
  expect(broken.code).toBe(1);
  expect(broken.stdout).toMatch(new RegExp(`${key.pk.slice(6)} +1 +changed +the hash`));
  expect(await audit.lastVerification('whole')).toMatchObject({ breaks: [{ seq: 1, what: 'changed' }] });
});

function said(env: object): Promise<{ code: number; stdout: string; stderr: string }> {
  const more = { DYNAMODB_ENDPOINT: inject('dynamodbEndpoint'), AWS_REGION: 'eu-central-1' };
  return new Promise((resolve) => {
    const command = ['cli/throughline.ts', 'audit', 'verify'];
    execFile(
      process.execPath,
      command,
      { env: { ...process.env, ...more, ...env } },
      (failure, stdout, stderr) => resolve({ code: Number(failure?.code ?? 0), stdout, stderr }),
    );
  });
}

test('a record costs an act no request more where it writes in a transaction, and six units of capacity', async () => {
  const { people } = processOf();
  const counted = countConsumption(table.client);
  const put = (name: string) => people.put({ ...seedPeople.admin, name });
  await put('Warm');
  await inActs([actOf()], () => put('Warm, and the end of a chain known'));
  const cost = async (work: () => Promise<unknown>) => {
    counted.reset();
    await work();
    return { ...counted.used };
  };

  const without = await cost(() => put('Without'));
  const withRecord = await cost(() => inActs([actOf()], () => put('With')));
  const alone = await cost(() => processOf().audit.append(actOf()));

  expect(withRecord.requests).toBe(without.requests);
  // The record and its rows in two indexes, twice each as every item of a transaction.
  expect(withRecord.units - without.units).toBe(6);
  expect(alone).toEqual({ requests: 2, units: 7 });
});
