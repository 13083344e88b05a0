import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseStore } from '../../../activities/store/cases.store.ts';
import type { HearingStore } from '../../../activities/store/hearing.store.ts';
import { createDynamoStores } from '../../../activities/store/stores.dynamo.ts';
import type { Page, PageRequest } from '../../../domain/cases/listing.ts';
import { caseWorkflowId, idFrom } from '../../../domain/ids.ts';
import type { ProcessView } from '../../../domain/processes/process-facts.ts';
import { createTestTable } from '../../support/table.ts';
import { entriesFrom, newPersonId, taskOf, untilAnswered, viewOf } from './fixtures.ts';
import { countConsumption } from './requests-counted.ts';

let table: Awaited<ReturnType<typeof createTestTable>>;
let cases: CaseStore;
let hearing: HearingStore;
beforeAll(async () => {
  table = await createTestTable();
  ({ cases, hearing } = createDynamoStores(table));
});
afterAll(() => table.drop());

const openedAt = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();

function caseOf(change: Partial<ProcessView> & { programId?: string; version?: number } = {}): ProcessView {
  const { programId = 'price-desk', version = 1, ...rest } = change;
  const id = idFrom(
    'case',
    Uint8Array.from({ length: 10 }, () => randomInt(256)),
  );
  return {
    ...{ id, kind: 'custom', workflowId: caseWorkflowId(programId, 'northwind', id) },
    program: { id: programId, version },
    partner: { id: 'northwind', name: 'Northwind' },
    ...{ title: 'Acme: a rival', stage: 'review', stageLabel: 'In review', status: 'open' },
    next: { what: 'Decide', waitsFor: { party: 'vendor', personIds: [] } },
    tasks: [],
    ...{ openedAt: openedAt(0), stageSince: openedAt(1), updatedAt: openedAt(2), revision: 1 },
    facts: { startedBy: newPersonId(), data: { request: { company: 'Acme' } }, open: [], position: {} },
    ...rest,
  };
}

const record = (view: ProcessView) =>
  untilAnswered(() => cases.record({ view, entries: [], changedTasks: [] }));

/** Cases, one a minute; their ids, newest first. */
async function recorded(count: number, change: Parameters<typeof caseOf>[0]): Promise<string[]> {
  const views = Array.from({ length: count }, (_, minute) =>
    caseOf({ ...change, openedAt: openedAt(minute) }),
  );
  for (let done = 0; done < count; done += 10) await Promise.all(views.slice(done, done + 10).map(record));
  return views.map(({ id }) => id).reverse();
}

const idsOf = ({ items }: Page<{ readonly id: string }>) => items.map(({ id }) => id);

test('a case comes back with its trail, and is in the inbox of who has its task', async () => {
  const person = newPersonId();
  const task = taskOf({ assignees: [person], step: 'approval/Channel' });
  const view = caseOf({ tasks: [task] });
  await cases.record({ view, entries: entriesFrom(1, 2), changedTasks: [task] });

  const stored = await cases.load(view.id);
  const { items } = await cases.listInbox(person, {});

  expect(stored?.view).toEqual(view);
  expect(stored?.timeline).toHaveLength(2);
  expect(items).toEqual([
    { caseId: view.id, kind: 'custom', task, title: view.title, partnerName: 'Northwind' },
  ]);
});

test('several cases are read at once, in the order they were asked for, without those that there are not', async () => {
  const [first, second] = [caseOf(), viewOf()];
  await record(first);
  await cases.record({ view: second, entries: [], changedTasks: [] });

  const found = await cases.views([second.id, 'C-0000000000', first.id]);

  expect(found.map(({ id }) => id)).toEqual([second.id, first.id]);
});

describe('a list of cases', () => {
  test('of a partner has those of all programs or of one, and no deals; newest first', async () => {
    const partner = { id: 'lister', name: 'Lister' };
    const desk = await recorded(3, { partner, programId: 'desk-of-lister' });
    const others = await recorded(2, { partner, programId: 'other-of-lister' });
    const deal = viewOf({ partner });
    await cases.record({ view: deal, entries: [], changedTasks: [] });

    const all = idsOf(await cases.listCasesOfPartner('lister', {}));

    expect(all.toSorted()).toEqual([...desk, ...others].toSorted());
    expect(idsOf(await cases.listCasesOfPartner('lister', {}, 'desk-of-lister'))).toEqual(desk);
    expect(idsOf(await cases.listByPartner('lister', {}))).toEqual([deal.id]);
  });

  test('of a program has those of all stages or of one, each since when', async () => {
    const programId = 'staged';
    const review = await recorded(2, { programId });
    const contract = await recorded(1, { programId, stage: 'contract' });

    const inReview = await cases.listCasesOfProgram(programId, {}, 'review');

    expect(idsOf(await cases.listCasesOfProgram(programId, {})).toSorted()).toEqual(
      [...review, ...contract].toSorted(),
    );
    expect(idsOf(inReview)).toEqual(review);
    expect(inReview.items[0]).toMatchObject({ stageSince: openedAt(1), program: { id: programId } });
    expect(idsOf(await cases.listCasesOfProgram(programId, {}, 'contract'))).toEqual(contract);
  });

  test('of one stage loses a case that has ended, and has it again when it is reopened', async () => {
    const programId = 'ending';
    const view = caseOf({ programId });
    await record(view);
    const inList = async (stage: string) => idsOf(await cases.listCasesOfProgram(programId, {}, stage));

    await record({ ...view, revision: 2, status: 'closed', outcome: 'lapsed' });
    const ended = [await inList('review'), await inList('closed')];
    await record({ ...view, revision: 3 });

    expect(ended).toEqual([[], [view.id]]);
    expect([await inList('review'), await inList('closed')]).toEqual([[view.id], []]);
  });
});

test('the cases of a partner that wait for an event are found while they are open', async () => {
  const partner = { id: 'PT-HEARING001', name: 'Hearing' };
  const waits = caseOf({ partner, hears: ['deal-submitted', 'certificate-awarded'] });
  const ends = caseOf({ partner, hears: ['deal-submitted'] });
  const deaf = caseOf({ partner });
  for (const view of [waits, ends, deaf, caseOf({ hears: ['deal-submitted'] })]) await record(view);

  const before = await hearing.of(partner.id, 'deal-submitted');
  await record({ ...ends, revision: 2, status: 'closed', outcome: 'done' });

  expect(before.toSorted()).toEqual([waits.workflowId, ends.workflowId].toSorted());
  expect(await hearing.of(partner.id, 'deal-submitted')).toEqual([waits.workflowId]);
  expect(await hearing.of(partner.id, 'deal-won')).toEqual([]);
});

describe('the cases that run under an older version', () => {
  test('are those below it, the oldest version first, without those that have ended', async () => {
    const programId = 'moving';
    const second = await recorded(1, { programId, version: 2 });
    const first = await recorded(1, { programId, version: 1 });
    await recorded(1, { programId, version: 10 });
    const closed = caseOf({ programId, version: 1 });
    await record(closed);
    await record({ ...closed, revision: 2, status: 'closed', outcome: 'done' });

    expect((await cases.listOpen(programId, 10, {})).items).toEqual([...first, ...second]);
    expect((await cases.listOpen(programId, 2, {})).items).toEqual(first);
    expect((await cases.listOpen(programId, 1, {})).items).toEqual([]);
  });

  test('lose a case when it is moved', async () => {
    const view = caseOf({ programId: 'moved' });
    await record(view);

    await record({ ...view, revision: 2, program: { id: 'moved', version: 2 } });

    expect((await cases.listOpen('moved', 2, {})).items).toEqual([]);
    expect((await cases.listOpen('moved', 3, {})).items).toEqual([view.id]);
  });

  test('come page by page, each once, also when each is moved before the next page', async () => {
    const programId = 'paged';
    const ids = await recorded(5, { programId });
    const seen: string[] = [];
    let page: PageRequest | undefined = { limit: 2 };
    while (page) {
      const { items, cursor }: Page<string> = await cases.listOpen(programId, 2, page);
      for (const view of await cases.views(items))
        await record({ ...(view as ProcessView), revision: 2, program: { id: programId, version: 2 } });
      seen.push(...items);
      page = cursor === undefined ? undefined : { limit: 2, cursor };
    }

    expect(seen).toEqual(ids.toReversed());
  });
});

test('fifty of many cases cost the requests and the capacity of fifty of few, in every list', async () => {
  await recorded(60, { programId: 'few', partner: { id: 'few', name: 'Few' } });
  await recorded(400, { programId: 'many', partner: { id: 'many', name: 'Many' } });
  const { used, reset } = countConsumption(table.client);
  const costOf = async (read: () => Promise<Page<unknown>>) => {
    reset();
    expect((await read()).items).toHaveLength(50);
    return { ...used };
  };
  const lists: ((name: string) => Promise<Page<unknown>>)[] = [
    (name) => cases.listCasesOfPartner(name, {}),
    (name) => cases.listCasesOfPartner(name, {}, name),
    (name) => cases.listCasesOfProgram(name, {}),
    (name) => cases.listCasesOfProgram(name, {}, 'review'),
    (name) => cases.listOpen(name, 2, {}),
  ];

  for (const list of lists) {
    const few = await costOf(() => list('few'));
    expect(few.requests).toBe(1);
    // Names of other lengths make items of other sizes: by a unit at most.
    const many = await costOf(() => list('many'));
    expect(many.requests).toBe(1);
    expect(Math.abs(many.units - few.units)).toBeLessThanOrEqual(1);
  }
});
