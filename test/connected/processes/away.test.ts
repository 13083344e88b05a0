import { afterAll, beforeAll, expect, test } from 'vitest';
import type { InboxItem } from '../../../domain/cases/listing.ts';
import { publishProgram } from '../../../handlers/services/programs/publish-shipped.ts';
import { seedPeople } from '../../../local/seed-data.ts';
import { callerOf, seller, startProduct, type TestProduct, typedDeal } from '../../support/product.ts';

const { legal, finance, ops, secondOps } = seedPeople;

/** Two decisions of legal, one after another: Lena is all of legal that there is. */
const source = `
program: two-looks
kind: custom
version: 1
title: Two looks
calendar: { timeZone: UTC, workingDays: [1, 2, 3, 4, 5], from: "09:00", to: "17:00", holidays: [] }
roles: { legal: Legal }
starts: { by: partner, form: request, caseTitle: "{{ request.topic }}" }
forms:
  request: { title: Request, fields: [{ type: text, name: topic, label: Topic }] }
stages:
  - id: looking
    label: Looking
    steps:
      - step: decision
        id: review
        levels:
          - { name: First, by: legal, within: P30D }
          - { name: Second, by: legal, within: P30D }
        outcomes:
          - { id: approve, label: Approve, effect: It goes on. }
          - { id: reject, label: Reject, effect: It ends., tone: negative, ends: refused }
outcomes:
  done: { label: Done, tone: positive }
  refused: { label: Refused, tone: negative }
`;

let product: TestProduct;
let worker: Awaited<ReturnType<TestProduct['startWorker']>>;
beforeAll(async () => {
  product = await startProduct();
  worker = await product.startWorker();
  const by = { proposedBy: ops.id, publishedBy: secondOps.id, now: new Date('2026-01-01T00:00:00.000Z') };
  await publishProgram({ programs: product.stores.programs }, source, by);
}, 60_000);
afterAll(async () => {
  await worker.stop();
  await product.close();
});

const inboxOf = async (person: typeof legal): Promise<readonly InboxItem[]> =>
  (await product.services.inbox.list(callerOf(person), {})).items;

test('who is away passes on what is open, new decisions go to the stand-in, and the trail names who acted', async () => {
  const { cases, people, inbox } = product.services;
  const values = { topic: 'A stand' };
  const { id: caseId } = await cases.start(seller, 'two-looks', values, { requestKey: 'one-for-lena' });
  const until = new Date(Date.now() + 7 * 86_400_000).toISOString();
  await people.setAway(callerOf(legal), legal.id, { until, standIn: finance.id });
  const { alone, standIn } = await people.get(callerOf(legal), legal.id);
  const open = alone.map(({ task }) => ({ caseId, taskId: task.id }));

  const passed = await people.passOn(callerOf(legal), legal.id, { tasks: open });

  expect(standIn?.id).toBe(finance.id);
  expect(passed).toEqual([{ caseId, taskId: 'T1', done: true }]);
  expect(await inboxOf(legal)).toEqual([]);
  const first = await inbox.completeMany(callerOf(finance), open, { outcome: 'approve' });
  expect(first).toEqual([{ caseId, taskId: 'T1', done: true }]);

  const [second] = await inboxOf(finance);
  expect(second?.task).toMatchObject({ id: 'T2', standsInFor: { [finance.id]: legal.id } });
  const view = await cases.completeTask(callerOf(finance), caseId, 'T2', { outcome: 'approve' });
  const { timeline } = await cases.get(callerOf(ops), caseId);

  expect(view).toMatchObject({ status: 'closed', outcome: 'done' });
  const acted = timeline.filter(({ kind }) => kind === 'decided' || kind === 'reassigned');
  expect(acted.map(({ actor }) => actor.personId)).toEqual([legal.id, finance.id, finance.id]);
  expect(timeline.map(({ kind }) => kind)).toContain('stand-in');
}, 60_000);

test('who is away and comes back is asked again', async () => {
  const { cases, people } = product.services;
  await people.endAway(callerOf(ops), legal.id);

  await cases.start(seller, 'two-looks', { topic: 'Another' }, { requestKey: 'two-for-lena' });

  expect((await inboxOf(legal)).map(({ title }) => title)).toEqual(['Another']);
}, 60_000);

test('one press rejects cases and a deal alike, each with its result', async () => {
  const { cases, deals, inbox } = product.services;
  const { channelManager } = seedPeople;
  const asked = await cases.start(seller, 'two-looks', { topic: 'Mixed' }, { requestKey: 'mixed-list' });
  const deal = await deals.submit(seller, typedDeal(), { requestKey: 'mixed-deal' });
  await cases.act(callerOf(ops), asked.id, 'reassign', {
    ...{ taskId: 'T1', toPersonId: channelManager.id, reason: 'One look is enough' },
  });
  const tasks = [asked.id, deal.id].map((caseId) => ({ caseId, taskId: 'T1' }));
  const wrong = { caseId: asked.id, taskId: 'T9' };
  const answer = { outcome: 'reject', comment: 'Not this year.' };

  const results = await inbox.completeMany(callerOf(channelManager), [...tasks, wrong], answer);

  expect(results.map(({ done }) => done)).toEqual([true, true, false]);
  expect(await cases.get(callerOf(ops), asked.id)).toMatchObject({ view: { outcome: 'refused' } });
  expect(await deals.get(callerOf(ops), deal.id)).toMatchObject({ view: { outcome: 'rejected' } });
}, 60_000);
