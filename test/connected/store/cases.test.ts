import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseStore } from '../../../activities/store/cases.store.ts';
import { createDynamoStores } from '../../../activities/store/stores.dynamo.ts';
import type { Task } from '../../../domain/cases/case.schema.ts';
import { placesAfter } from '../../../domain/cases/inbox.rules.ts';
import { createTestTable } from '../../support/table.ts';
import { entriesFrom, newDealId, newPersonId, registrationOf, taskOf, viewOf, voteBy } from './fixtures.ts';

let table: Awaited<ReturnType<typeof createTestTable>>;
let cases: CaseStore;
beforeAll(async () => {
  table = await createTestTable();
  ({ cases } = createDynamoStores(table));
});
afterAll(() => table.drop());

const inboxOf = async (personId: string) => (await cases.listInbox(personId, {})).items;
const sequence = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

describe('the trail', () => {
  test('is whole and in order, however many entries a turn has', async () => {
    const view = viewOf();
    await cases.record({ view, entries: entriesFrom(1, 9), changedTasks: [] });
    await cases.record({ view: { ...view, revision: 2 }, entries: entriesFrom(10, 171), changedTasks: [] });
    await cases.record({ view: { ...view, revision: 3 }, entries: entriesFrom(181, 41), changedTasks: [] });

    const found = await cases.load(view.id);

    expect(found?.view.revision).toBe(3);
    expect(found?.timeline.map(({ seq }) => seq)).toEqual(sequence(1, 221));
    expect(found?.timeline[220]).toEqual(entriesFrom(221, 1)[0]);
  });

  test('is read whole when it is larger than one answer of DynamoDB', async () => {
    const view = viewOf();
    const entries = entriesFrom(1, 150).map((entry) => ({ ...entry, text: 'x'.repeat(10_000) }));
    await cases.record({ view, entries, changedTasks: [] });

    const found = await cases.load(view.id);

    expect(found?.timeline.map(({ seq }) => seq)).toEqual(sequence(1, 150));
  });

  test('nothing is known of a case that was never recorded', async () => {
    expect(await cases.load(newDealId())).toBeUndefined();
  });
});

describe('a record', () => {
  test('of an older turn adds to the trail and leaves what the case is now', async () => {
    const assignee = newPersonId();
    const open = taskOf({ assignees: [assignee] });
    const view = viewOf({ revision: 4, stage: 'review', tasks: [open] });
    const older = { view, entries: entriesFrom(1, 2), changedTasks: [open] };
    await cases.record(older);
    const done: Task = { ...open, status: 'done' };
    const newer = { ...view, revision: 5, stage: 'protected', tasks: [done] };
    await cases.record({ view: newer, entries: entriesFrom(3, 1), changedTasks: [done] });

    await cases.record(older);

    const found = await cases.load(view.id);
    expect(found?.view).toEqual(newer);
    expect(found?.timeline.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(await inboxOf(assignee)).toEqual([]);
    const listed = await cases.listByPartner('northwind', { limit: 100 }, 'protected');
    expect(listed.items.map(({ id }) => id)).toContain(view.id);
  });

  test('that knows what was written moves inbox rows, made once or again', async () => {
    const [first, second] = [newPersonId(), newPersonId()];
    const open = taskOf({ assignees: [first] });
    const view = viewOf({ revision: 1, tasks: [open] });
    const nothing = { revision: 0, inbox: {} };
    await cases.record({ view, entries: entriesFrom(1, 2), changedTasks: [open], before: nothing });
    const moved: Task = { ...open, assignees: [second] };
    const turn = {
      view: { ...view, revision: 2, tasks: [moved] },
      entries: entriesFrom(3, 1),
      changedTasks: [moved],
      before: { revision: 1, inbox: placesAfter({}, [open]) },
    };
    await cases.record(turn);

    await cases.record(turn);

    expect(await inboxOf(first)).toEqual([]);
    expect(await inboxOf(second)).toHaveLength(1);
    expect((await cases.load(view.id))?.timeline.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  test('of a case that was set back removes the rows that it does not know of', async () => {
    const [forgotten, assignee] = [newPersonId(), newPersonId()];
    const open = taskOf({ assignees: [forgotten] });
    const view = viewOf({ revision: 3, tasks: [open] });
    await cases.record({ view, entries: [], changedTasks: [open] });
    const again: Task = { ...open, assignees: [assignee] };

    await cases.record({
      view: { ...view, tasks: [again] },
      entries: [],
      changedTasks: [again],
      before: { revision: 2, inbox: {} },
    });

    expect(await inboxOf(forgotten)).toEqual([]);
    expect(await inboxOf(assignee)).toHaveLength(1);
  });

  test('that is made again is harmless', async () => {
    const assignee = newPersonId();
    const task = taskOf({ assignees: [assignee] });
    const input = { view: viewOf({ tasks: [task] }), entries: entriesFrom(1, 3), changedTasks: [task] };
    await cases.record(input);
    const first = await cases.load(input.view.id);

    await cases.record(input);

    expect(await cases.load(input.view.id)).toEqual(first);
    expect(await inboxOf(assignee)).toHaveLength(1);
  });

  test('reaches the inboxes of more people than a transaction has items', async () => {
    const assignees = Array.from({ length: 130 }, newPersonId);
    const open = taskOf({ assignees });
    const view = viewOf({ tasks: [open] });
    await cases.record({ view, entries: entriesFrom(1, 60), changedTasks: [open] });
    const counts = await Promise.all(assignees.map(async (id) => (await inboxOf(id)).length));
    const done: Task = { ...open, status: 'done' };

    await cases.record({ view: { ...view, revision: 2, tasks: [done] }, entries: [], changedTasks: [done] });

    expect(counts).toEqual(assignees.map(() => 1));
    expect((await Promise.all(assignees.map(inboxOf))).flat()).toEqual([]);
  });
});

describe('an inbox', () => {
  async function caseWith(task: Task) {
    const view = viewOf({ tasks: [task] });
    let { revision } = view;
    const change = async (changed: Task) => {
      revision += 1;
      await cases.record({
        view: { ...view, revision, tasks: [changed] },
        entries: [],
        changedTasks: [changed],
      });
    };
    await cases.record({ view, entries: [], changedTasks: [task] });
    return { view, change };
  }

  test('shows a task to each assignee until that one has answered', async () => {
    const people = [newPersonId(), newPersonId(), newPersonId()] as const;
    const task = taskOf({ assignees: [...people], quorum: 2 });
    const { view, change } = await caseWith(task);
    const opened = await inboxOf(people[2]);

    const voted = { ...task, votes: [voteBy(people[0])] };
    await change(voted);

    expect(opened).toEqual([
      {
        caseId: view.id,
        kind: 'deal-registration',
        task,
        title: view.title,
        partnerName: 'Northwind',
        value: { amount: 120_000_00, currency: 'EUR' },
      },
    ]);
    expect(await inboxOf(people[0])).toEqual([]);
    expect((await inboxOf(people[1])).map((row) => row.task)).toEqual([voted]);
    await change({ ...voted, votes: [voteBy(people[0]), voteBy(people[1])], status: 'done' });
    expect((await Promise.all(people.map(inboxOf))).flat()).toEqual([]);
  });

  test('loses a task that is given to another, and one that is withdrawn', async () => {
    const [from, to] = [newPersonId(), newPersonId()];
    const task = taskOf({ assignees: [from] });
    const { change } = await caseWith(task);

    const reassigned: Task = { ...task, assignees: [to], reassigned: true };
    await change(reassigned);

    expect(await inboxOf(from)).toEqual([]);
    expect((await inboxOf(to)).map((row) => row.task)).toEqual([reassigned]);
    await change({ ...reassigned, status: 'withdrawn' });
    expect(await inboxOf(to)).toEqual([]);
  });

  test('has each task once, in the order of due times, and those without one last', async () => {
    const person = newPersonId();
    const due = (dueAt: string | undefined, id: string) => {
      const { dueAt: _replaced, ...task } = taskOf({ id, assignees: [person] });
      return dueAt === undefined ? task : { ...task, dueAt };
    };
    await caseWith(due(undefined, 'T-never'));
    await caseWith(due('2026-11-05T09:00:00.000Z', 'T-third'));
    await caseWith(due('2026-11-05T09:30:00+01:00', 'T-second'));
    const moving = due('2026-11-09T09:00:00.000Z', 'T-moving');
    const { change } = await caseWith(moving);
    const before = await inboxOf(person);

    await change({ ...moving, dueAt: '2026-11-03T09:00:00.000Z' });

    const ids = (rows: readonly { task: Task }[]) => rows.map(({ task }) => task.id);
    expect(ids(before)).toEqual(['T-second', 'T-third', 'T-moving', 'T-never']);
    expect(ids(await inboxOf(person))).toEqual(['T-moving', 'T-second', 'T-third', 'T-never']);
  });

  test('has small rows, however large the registration is', async () => {
    const person = newPersonId();
    const task = taskOf({ assignees: [person] });
    const registration = registrationOf(['domain:large.example'], {
      description: '漢'.repeat(2000),
      identityKeys: Array.from({ length: 20 }, (_, index) => `domain:${index}.${'x'.repeat(200)}.example`),
    });
    const view = viewOf({ tasks: [task], facts: { registration } });
    await cases.record({ view, entries: [], changedTasks: [task] });

    const { Items, ConsumedCapacity } = await table.client.send(
      new QueryCommand({
        TableName: table.tableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': `INBOX#${person}` },
        ReturnConsumedCapacity: 'TOTAL',
      }),
    );

    expect(Items).toHaveLength(1);
    expect(Buffer.byteLength(JSON.stringify(Items))).toBeLessThan(1_500);
    expect(ConsumedCapacity?.CapacityUnits).toBe(0.5);
    expect((await cases.load(view.id))?.view.facts).toMatchObject({ registration });
  });
});
