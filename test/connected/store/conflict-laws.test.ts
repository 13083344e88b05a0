import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CustomerStore } from '../../../activities/store/customers.store.ts';
import { createDynamoStores } from '../../../activities/store/stores.dynamo.ts';
import { createTestTable } from '../../support/table.ts';
import { tickingClock } from './clock.ts';
import { ConflictModel, type Step } from './conflict-model.ts';
import { createWorld, letters } from './conflict-world.ts';

type Table = Awaited<ReturnType<typeof createTestTable>>;
let table: Table;
let customers: CustomerStore;
beforeAll(async () => {
  table = await createTestTable();
  ({ customers } = createDynamoStores({ ...table, now: tickingClock() }));
});
afterAll(() => table.drop());

const slots = fc.uniqueArray(fc.constantFrom(...letters), { minLength: 1, maxLength: 3 });
const deals = ['D-1', 'D-2', 'D-3', 'D-4', 'D-5', 'D-6'];
const deal = fc.constantFrom(...deals);
const act = (...kinds: Exclude<Step['kind'], 'account'>[]): fc.Arbitrary<Step> =>
  fc.record({ kind: fc.constantFrom(...kinds), deal, slots });
const account = fc.constant<Step>({ kind: 'account', slot: 'd' });
const steps = fc.array(
  fc.oneof(
    { weight: 12, arbitrary: act('claim', 'join', 'join', 'release', 'release') },
    { weight: 1, arbitrary: act('award') },
    { weight: 1, arbitrary: account },
  ),
  { minLength: 5, maxLength: 30 },
);

test('any sequence of claims, queueing, releases and awards comes to what the model comes to', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      const world = createWorld(table.client, table.tableName);
      const model = new ConflictModel();

      for (const step of sequence) expect(await world.take(step, customers)).toEqual(model.take(step));

      const { holders, queue } = await world.state();
      expect(holders).toEqual(model.holders);
      expect(queue).toEqual(model.queue.map((place) => ({ ...place, slots: [...place.slots].sort() })));
      for (const place of queue) expect(model.blocked(place.deal, place.slots)).toBe(true);
    }),
    { numRuns: 30 },
  );
});

class AnswerLost extends Error {}

/**
 * Every request to the table waits for its turn; the scheduler says whose it is, the same for the same seed. Some are
 * carried out and their answers lost.
 */
function inTurns(scheduler: fc.Scheduler, losses: readonly boolean[]): CustomerStore {
  const lost = losses[Symbol.iterator]();
  type Command = Parameters<Table['client']['send']>[0];
  const turn = scheduler.scheduleFunction(async (command: Command) => {
    try {
      return { answer: await table.client.send(command) };
    } catch (failure) {
      return { failure };
    }
  });
  const send = async (command: Command) => {
    const came = await turn(command);
    if (lost.next().value) throw new AnswerLost();
    if ('failure' in came) throw came.failure;
    return came.answer;
  };
  const client = Object.create(table.client, { send: { value: send } }) as Table['client'];
  return createDynamoStores({ ...table, client, now: tickingClock() }).customers;
}

/** A step without an answer is taken again, as the workflow's local activity is. */
async function untilAnswered<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (failure) {
    if (failure instanceof AnswerLost) return untilAnswered(step);
    throw failure;
  }
}

const wishes = fc.record({
  /** Who came before the race, in this order. */
  first: fc.uniqueArray(deal, { minLength: 2, maxLength: 4 }),
  wants: fc.array(slots, { minLength: deals.length, maxLength: deals.length }),
  losses: fc.array(fc.boolean(), { maxLength: 30 }),
});

test('however requests meet and answers are lost, nobody waits for a free customer, and all who have one are told', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), wishes, async (scheduler, { first, wants, losses }) => {
      const world = createWorld(table.client, table.tableName);
      const racing = inTurns(scheduler, losses);
      const wantsOf = (id: string) => wants[deals.indexOf(id)] ?? [];
      const has = new Set<string>();
      const go = async (kind: 'join' | 'release', id: string, through: CustomerStore) => {
        if (kind === 'release') has.delete(id);
        const step: Step = { kind, deal: id, slots: wantsOf(id) };
        const answer = await untilAnswered(() => world.take(step, through));
        for (const told of Array.isArray(answer) ? answer : answer === 'held' ? [id] : []) has.add(told);
      };
      for (const id of first) await go('join', id, customers);

      const race = deals.map((id) => go(has.has(id) ? 'release' : 'join', id, racing));
      await scheduler.waitFor(Promise.all(race));

      const { holders, queue } = await world.state();
      const holding = new Set(holders.values());
      expect([...holding].sort()).toEqual([...has].sort());
      for (const id of holding)
        expect(wantsOf(id).map((slot) => holders.get(slot))).toEqual(wantsOf(id).map(() => id));
      for (const { deal: id } of queue) {
        expect(holding).not.toContain(id);
        expect(wantsOf(id).some((slot) => holders.has(slot))).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});
