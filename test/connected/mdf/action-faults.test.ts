import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FormValues } from '../../../domain/programs/form.schema.ts';
import { eur, failingAt, type MoneyCase, startMoneyWorld } from './money-world.ts';

let world: Awaited<ReturnType<typeof startMoneyWorld>>;
beforeAll(async () => {
  world = await startMoneyWorld();
});
afterAll(() => world.close());

const days = { from: '2026-11-20', to: '2026-11-21', claimBy: '2027-01-20' };
const reserve = (of: MoneyCase) => of.act('reserve-funds', { amount: eur(5000), kind: 'event', ...days });
const accept = (of: MoneyCase) => of.act('accept-claim', { amount: eur(3000), method: 'bank' });

/** What each action is given, and what was done before it in its case. */
const deeds: Readonly<
  Record<
    string,
    { before: (of: MoneyCase) => Promise<FormValues>; values: (before: FormValues) => FormValues }
  >
> = {
  'reserve-funds': {
    before: async () => ({}),
    values: () => ({ amount: eur(5000), kind: 'event', ...days }),
  },
  'change-reservation': { before: reserve, values: () => ({ amount: eur(6000), ...days }) },
  'accept-claim': { before: reserve, values: () => ({ amount: eur(3000), method: 'bank' }) },
  'confirm-payment': {
    before: async (of) => {
      await reserve(of);
      return accept(of);
    },
    values: ({ payment }) => ({ payment, amount: eur(3000), paidOn: '2026-12-01', reference: 'SEPA 1' }),
  },
  'release-funds': {
    before: async (of) => {
      await reserve(of);
      return accept(of);
    },
    values: () => ({}),
  },
  'report-result': { before: reserve, values: () => ({ leads: 12, pipeline: eur(90_000) }) },
  'set-bank-details': {
    before: async () => ({}),
    values: () => ({ holder: 'Northwind GmbH', iban: 'DE89 3704 0044 0532 0130 00' }),
  },
};

/** All that an action can have changed, without what is of this one case alone. */
async function standing(of: MoneyCase, answer: FormValues) {
  const { stores } = world;
  const [activity, payments, entries, partner] = await Promise.all([
    stores.funds.activity(of.caseId),
    stores.payments.ofCase(of.caseId),
    stores.funds.entriesOfCase(of.caseId),
    stores.partners.get(of.partner.id),
  ]);
  const all = { answer, activity, payments, entries, bank: partner?.bank, balances: await of.balances() };
  const own = [of.caseId, of.partner.id, of.fund.id, of.allocation.id, ...payments.map(({ id }) => id)];
  return JSON.parse(own.reduce((text, id) => text.replaceAll(id, '…'), JSON.stringify(all)));
}

test.each(Object.keys(deeds))(
  '%s comes to the same wherever it was cut off, when it is tried again',
  async (name) => {
    const { before, values } = deeds[name] ?? { before: async () => ({}), values: () => ({}) };
    const begin = async () => {
      const of = await world.open(10_000);
      return { of, given: values(await before(of)) };
    };
    const straight = await begin();
    const expected = await standing(straight.of, await straight.of.act(name, straight.given));

    let met = 0;
    for (const where of ['before', 'after'] as const)
      for (let call = 1; ; call += 1) {
        const { of, given } = await begin();
        const { stores, state } = failingAt(world.stores, call, where);
        const first = await of.act(name, given, { stores }).catch(() => 'cut off');
        if (!state.met) break;
        met += 1;
        const again = await of.act(name, given);
        const late = await of.act(name, given);

        expect(first).toBe('cut off');
        expect(late).toEqual(again);
        expect(await standing(of, again), `${where} call ${call}`).toEqual(expected);
      }

    expect(met).toBeGreaterThanOrEqual(6);
  },
);
