import { expect, test } from 'vitest';
import type { RecordInput } from '../../../activities/activities.ts';
import { tellEverybody } from '../../../activities/standing/tell-everybody.ts';
import { tellOfWonDeals } from '../../../activities/standing/tell-of-won-deals.ts';
import { createStandingStore } from '../../../activities/store/standing.dynamo.ts';
import type { Stores } from '../../../activities/store/stores.ts';
import { memoryItems } from '../../support/memory-items.ts';

/** Temporal, of which so many signals are lost first. */
function listening(lost = 0) {
  const heard: { readonly workflowId: string; readonly change: unknown }[] = [];
  let left = lost;
  const signalWithStart = async (
    _type: string,
    { workflowId, signalArgs }: { workflowId: string; signalArgs: readonly unknown[] },
  ) => {
    left -= 1;
    if (left >= 0) throw new Error('Temporal is down.');
    heard.push({ workflowId, change: signalArgs[0] });
  };
  return { heard, client: { workflow: { signalWithStart } } as never };
}

const turn = (change: object): RecordInput => {
  const view = { kind: 'deal-registration', status: 'closed', outcome: 'won', partner: { id: 'northwind' } };
  return { view: { ...view, ...change } as never, entries: [], changedTasks: [] };
};

test('a deal that was won has its partner looked at, after it is written, and no other turn has', async () => {
  const { heard, client } = listening();
  const written: unknown[] = [];
  const { record } = tellOfWonDeals({ record: async (input) => void written.push(input) }, client);

  await record(turn({ status: 'open', outcome: undefined }));
  await record(turn({ outcome: 'lost' }));
  await record(turn({ kind: 'custom' }));
  await record(turn({}));

  expect(written).toHaveLength(4);
  expect(heard).toEqual([{ workflowId: 'standing/northwind', change: { again: true } }]);
});

test('where that is lost the record fails, and is tried again', async () => {
  const { heard, client } = listening(1);
  const { record } = tellOfWonDeals({ record: async () => undefined }, client);

  await expect(record(turn({}))).rejects.toThrow('down');
  await record(turn({}));

  expect(heard).toHaveLength(1);
});

test('new rules have every partner looked at, page by page, and what was cut off is done again', async () => {
  const standing = createStandingStore(memoryItems());
  const published = { version: 1, source: 'tiers: []', publishedBy: 'P-0PS0000001', told: false };
  await standing.publish({ ...published, publishedAt: '2026-11-30T10:00:00.000Z' });
  const pages = [['a', 'b'], ['c']].map((ids) => ids.map((id) => ({ id })));
  const list = async ({ cursor = '0' }) => ({
    items: pages[Number(cursor)],
    ...(cursor === '0' ? { cursor: '1' } : {}),
  });
  const stores = { standing, partners: { list } } as unknown as Stores;
  const { heard, client } = listening(1);

  await expect(tellEverybody(client, stores)).rejects.toThrow('down');
  const before = (await standing.rules())?.told;
  heard.length = 0;
  await tellEverybody(client, stores);
  await tellEverybody(client, stores);

  expect([before, (await standing.rules())?.told]).toEqual([false, true]);
  expect(heard.map(({ workflowId }) => workflowId)).toEqual(['standing/a', 'standing/b', 'standing/c']);
});
