import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { createFundStore } from '../../../activities/store/funds.dynamo.ts';
import type { FundStore } from '../../../activities/store/funds.store.ts';
import type { Allocation, Allotted, Fund } from '../../../domain/mdf/fund.schema.ts';
import type { Person } from '../../../domain/people/person.schema.ts';
import type { FundsService } from '../../../handlers/services/funds.services.ts';
import { act, activityOf, allocationOf, eur, fundOf } from '../../connected/store/ledger-fixtures.ts';
import { memoryItems } from '../../support/memory-items.ts';
import { people, portal, viaApi } from './support/people.ts';
import { putInForce } from './support/processes.ts';
import { createSetting, type Setting } from './support/setting.ts';

const period = { from: '2027-01-01', to: '2027-12-31' };
const marketing: Person = {
  ...people.manager,
  ...{ id: 'P-0000000007', name: 'markoma', email: 'marketing@vendor.example', roles: ['marketing-manager'] },
};
const manager = { person: marketing, via: 'portal' } as const;
const marketer = portal('marketer');

let setting: Setting;
let funds: FundStore;
let service: FundsService;
beforeEach(() => {
  setting = createSetting();
  setting.memory.people.set(marketing.id, marketing);
  funds = Object.assign(setting.stores.funds, createFundStore(memoryItems()));
  service = setting.services.funds;
});

/** A fund that has this much, not allocated yet. */
async function made(amount: number, change: Partial<Fund> = {}): Promise<Fund> {
  const fund = fundOf({ ownerId: marketing.id, period, ...change });
  await funds.create(fund, act({ amount }));
  return fund;
}
async function allotted(fund: Fund, target: Allotted, amount: number): Promise<Allocation> {
  const allocation = allocationOf(fund, { for: target });
  await funds.allocate(allocation, act({ amount }));
  return allocation;
}
const toPartner = (partnerId: string): Allotted => ({ to: 'partner', partnerId });
async function reserved(allocation: Allocation, partnerId: string, granted: number, title = 'Roadshow') {
  const activity = activityOf(allocation, granted, { partnerId, title });
  await funds.reserve(activity, act({ original: eur(granted) }));
  return activity;
}

const input = { name: 'Spring', currency: 'EUR', period, amount: 1000 };

describe('who may', () => {
  const acts = {
    create: (by, _fund, _allocation) => service.create(by, input, {}),
    raise: (by, fund) => service.raise(by, fund.id, { amount: 1 }, {}),
    lower: (by, fund) => service.lower(by, fund.id, { amount: 1 }, {}),
    allocate: (by, fund) =>
      service.allocate(by, fund.id, { for: { to: 'tier', tier: 'gold' }, amount: 1 }, {}),
    change: (by, fund, { id }) =>
      service.change(by, { fundId: fund.id, allocationId: id }, { amount: 1 }, {}),
    choose: (by) => service.choices(by),
  } satisfies Record<
    string,
    (by: ReturnType<typeof portal>, fund: Fund, allocation: Allocation) => Promise<unknown>
  >;
  type Name = keyof typeof acts;
  const names = Object.keys(acts) as Name[];
  const tried = async (name: Name, by: ReturnType<typeof portal>) => {
    const fund = await made(1000);
    const allocation = await allotted(fund, toPartner('northwind'), 500);
    return { doing: acts[name](by, fund, allocation), before: await funds.fund(fund.id), id: fund.id };
  };

  test.each(names)('%s: the channel marketing manager, ops and admins', async (name) => {
    for (const by of [manager, portal('ops'), portal('admin')])
      await expect((await tried(name, by)).doing).resolves.toBeDefined();
  });

  test.each(names)('%s: nobody else at the vendor, who is told whose it is', async (name) => {
    for (const by of ['manager', 'director', 'finance'] as const) {
      const { doing, before, id } = await tried(name, portal(by));

      await expect(doing).rejects.toMatchObject({
        code: 'forbidden',
        message: expect.stringContaining('marketing-manager'),
      });
      expect(await funds.fund(id)).toEqual(before);
    }
  });

  test.each(names)('%s: no key without its scope', async (name) => {
    const { doing } = await tried(name, viaApi('ops', ['funds:read', 'cases:admin']));

    await expect(doing).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('funds:write'),
    });
  });

  test.each(names)('%s: no partner, to whom a fund is as one that there is not', async (name) => {
    const about = name !== 'create' && name !== 'choose';
    for (const by of ['owner', 'marketer', 'seller'] as const) {
      const known = await (await tried(name, portal(by))).doing.catch((failure: unknown) => failure);
      expect(known).toMatchObject({ code: about ? 'not-found' : 'forbidden' });
      const nowhere = fundOf({ id: 'FD-0000000000' });
      const missing = acts[name](portal(by), nowhere, allocationOf(nowhere));
      await expect(missing).rejects.toEqual(known);
    }
  });
});

describe('a partner', () => {
  /** A fund with money for two partners, each with an activity. */
  const shared = async () => {
    const fund = await made(10_000);
    const [own, foreign] = [
      await allotted(fund, toPartner('northwind'), 2000),
      await allotted(fund, toPartner('alpine'), 3000),
    ];
    return {
      ...{ fund, own, foreign },
      mine: await reserved(own, 'northwind', 700, 'Our fair'),
      theirs: await reserved(foreign, 'alpine', 900, 'Their webinar'),
    };
  };

  test.each(['owner', 'marketer'] as const)(
    'sees by its %s what it may spend and has spent',
    async (name) => {
      const { own, mine } = await shared();

      const spendable = await service.spendable(portal(name), 'northwind');
      const { items } = await service.activitiesOf(portal(name), 'northwind', {});
      const statement = await service.statement(portal(name), { partnerId: 'northwind' }, {});

      expect(spendable.map(({ id, balances }) => [id, balances.available])).toEqual([[own.id, 1300]]);
      expect(items.map(({ caseId }) => caseId)).toEqual([mine.caseId]);
      expect(statement.items.map(({ entry }) => entry.partnerId)).not.toContain('alpine');
    },
  );

  test('learns nothing of another one: it is as one that there is not', async () => {
    const { fund } = await shared();
    const asked = (partnerId: string) => [
      service.spendable(marketer, partnerId),
      service.requests(marketer, partnerId, {}),
      service.activitiesOf(marketer, partnerId, {}),
      service.entries(marketer, { partnerId }, {}),
      service.statement(marketer, { partnerId }, {}),
    ];
    const ofFund = (fundId: string) => [
      service.get(marketer, fundId),
      service.activities(marketer, fundId, {}),
      service.entries(marketer, { fundId }, {}),
      service.statement(marketer, { fundId }, {}),
      service.returns(marketer, fundId, 'partner'),
      service.behindReturn(marketer, fundId, { by: 'partner', id: 'alpine' }),
    ];

    const known = await Promise.allSettled([...asked('alpine'), ...ofFund(fund.id)]);
    const missing = await Promise.allSettled([...asked('nobody'), ...ofFund('FD-0000000000')]);

    for (const one of known) expect(one).toMatchObject({ status: 'rejected', reason: { code: 'not-found' } });
    expect(known).toEqual(missing);
    await expect(service.list(marketer, {})).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('reads no name of another one, nor of what it was granted for', async () => {
    const { fund, foreign, own, mine, theirs } = await shared();
    const places = [own, foreign].map(({ id }) => ({ fundId: fund.id, allocationId: id }));
    const of = {
      ...{ partnerIds: ['northwind', 'alpine'], caseIds: [mine.caseId, theirs.caseId] },
      allocations: places,
    };

    expect(await service.labels(marketer, of)).toEqual({
      ...{ northwind: 'Northwind', [mine.caseId]: 'Our fair' },
      ...{ [own.id]: 'Northwind', [foreign.id]: 'a partner' },
    });
    expect(await service.labels(manager, of)).toMatchObject({
      ...{ alpine: 'Alpine', [theirs.caseId]: 'Their webinar', [foreign.id]: 'Alpine' },
    });
  });

  test('sees none of it through its sellers', async () => {
    await shared();

    for (const asked of [
      service.spendable(portal('seller'), 'northwind'),
      service.statement(portal('seller'), { partnerId: 'northwind' }, {}),
    ])
      await expect(asked).rejects.toMatchObject({
        code: 'forbidden',
        message: expect.stringContaining('owner or marketer'),
      });
  });

  test('may spend what is for it, its tier and its country, while the fund is open', async () => {
    const fund = await made(10_000);
    const [tier, territory, own] = [
      await allotted(fund, { to: 'tier', tier: 'silver' }, 100),
      await allotted(fund, { to: 'territory', name: 'Americas', countries: ['US', 'CA'] }, 100),
      await allotted(fund, toPartner('northwind'), 100),
    ];
    await allotted(fund, { to: 'tier', tier: 'gold' }, 100);
    await allotted(fund, { to: 'territory', name: 'DACH', countries: ['DE'] }, 100);
    const past = await made(100, { period: { from: '2026-01-01', to: '2027-02-28' } });
    await allotted(past, toPartner('northwind'), 100);
    const over = await made(100);
    await allotted(over, toPartner('northwind'), 100);
    await funds.end(over.id);

    const spendable = await service.spendable(marketer, 'northwind');

    expect(spendable.map(({ id }) => id)).toEqual([own.id, tier.id, territory.id]);
    expect(spendable.every(({ fund: { id } }) => id === fund.id)).toBe(true);
  });

  test('is told of what is shared what is left alone: the rest is what other partners have done', async () => {
    const fund = await made(1000);
    const [tier, own] = [
      await allotted(fund, { to: 'tier', tier: 'silver' }, 100),
      await allotted(fund, toPartner('northwind'), 100),
    ];
    await reserved(tier, 'alpine', 30);
    await reserved(own, 'northwind', 30);

    const balances = async (by: typeof marketer) =>
      (await service.spendable(by, 'northwind')).map((one) => one.balances);

    const whole = { available: 70, reserved: 30, payable: 0, paid: 0, returned: 0 };
    expect(await balances(marketer)).toEqual([whole, { available: 70 }]);
    expect(await balances(manager)).toEqual([whole, whole]);
  });

  test('that the vendor asks for must be there', async () => {
    await expect(service.spendable(manager, 'nobody')).rejects.toMatchObject({ code: 'not-found' });
    expect(await service.spendable(manager, 'alpine')).toEqual([]);
  });
});

describe('a statement', () => {
  test('takes no cursor but one of its own, which carries balances on', async () => {
    const fund = await made(1000);
    await reserved(await allotted(fund, toPartner('northwind'), 300), 'northwind', 100);
    const cursor = (await service.statement(manager, { fundId: fund.id }, { limit: 2 })).cursor ?? '';
    const [content = '', signature = ''] = cursor.split('.');

    for (const forged of [`${content}x.${signature}`, content, 'nonsense', ''])
      await expect(
        service.statement(manager, { fundId: fund.id }, { cursor: `${forged}~`, limit: 2 }),
      ).rejects.toMatchObject({ code: 'malformed-request' });
    const { id } = await made(5);
    await expect(service.statement(manager, { fundId: id }, { cursor, limit: 2 })).rejects.toMatchObject({
      code: 'malformed-request',
    });
  });
});

describe('a fund', () => {
  test('is created once for a request, with the workflow of its period', async () => {
    const create = () => service.create(manager, input, { requestKey: 'pressed-once-only' });

    const [first, again] = [await create(), await create()];

    expect(again).toEqual(first);
    expect(first).toMatchObject({ unallocated: 1000, status: 'open', ownerId: marketing.id });
    expect(setting.temporal.started.map(({ workflowId }) => workflowId)).toContain(`fund/${first.id}`);
  });

  test.each([
    ['an owner at a partner', { ownerId: people.marketer.id }, 'ownerId', /your own people/],
    ['an owner who left', { ownerId: people.gone.id }, 'ownerId', /your own people/],
    [
      'a period that is over',
      { period: { from: '2026-01-01', to: '2027-02-28' } },
      'period.to',
      /over already/,
    ],
    [
      'a period the wrong way round',
      { period: { from: '2027-05-02', to: '2027-05-01' } },
      'period.to',
      /before/,
    ],
    ['a next fund that there is not', { atEnd: { carryTo: 'FD-0000000000' } }, 'atEnd', /open fund in EUR/],
    ['no money', { amount: 0 }, 'amount', /above zero/],
    ['a name that is empty', { name: ' ' }, 'name', /name/],
  ])('is not created with %s', async (_what, change, field, message) => {
    await expect(service.create(manager, { ...input, ...change }, {})).rejects.toMatchObject({
      code: 'invalid-input',
      fields: [{ field, message: expect.stringMatching(message) }],
    });
    expect(setting.temporal.started).toEqual([]);
  });

  test('goes on to another one in its currency that ends later', async () => {
    const [dollars, sooner, later] = [
      await made(1, { currency: 'USD', period: { from: '2027-01-01', to: '2028-12-31' } }),
      await made(1, { period: { from: '2027-01-01', to: '2027-06-30' } }),
      await made(1, { period: { from: '2028-01-01', to: '2028-03-31' } }),
    ];
    const create = ({ id }: Fund) => service.create(manager, { ...input, atEnd: { carryTo: id } }, {});

    await expect(create(dollars)).rejects.toMatchObject({ fields: [{ field: 'atEnd' }] });
    await expect(create(sooner)).rejects.toMatchObject({
      fields: [{ field: 'atEnd', message: expect.stringContaining('ends later') }],
    });
    expect((await create(later)).atEnd).toEqual({ carryTo: later.id });
  });

  test('that is lowered too far names what can be taken back, and who holds the rest', async () => {
    const fund = await made(1000);
    const allocation = await allotted(fund, toPartner('northwind'), 800);
    const { caseId } = await reserved(allocation, 'northwind', 500);

    const lowering = service.lower(manager, fund.id, { amount: 201 }, {});

    await expect(lowering).rejects.toMatchObject({
      code: 'not-now',
      fields: [
        { field: 'amount', message: expect.stringContaining('EUR 2.00 at most') },
        { field: 'available', message: expect.stringContaining('Northwind: EUR 3.00 available') },
        { field: 'reserved', message: expect.stringContaining(`“Roadshow” (${caseId})`) },
      ],
    });
    expect(await service.lower(manager, fund.id, { amount: 200 }, {})).toMatchObject({ unallocated: 0 });
  });

  test('has one allocation for each, and gives no more than it has', async () => {
    const fund = await made(1000);
    const give = (amount: number, basis?: object) =>
      service.allocate(
        manager,
        fund.id,
        { for: toPartner('alpine'), amount, ...(basis ? { basis } : {}) },
        {},
      );

    await give(400);

    await expect(give(1)).rejects.toMatchObject({
      message: expect.stringContaining('put more into that one'),
    });
    await expect(
      service.allocate(manager, fund.id, { for: { to: 'tier', tier: 'gold' }, amount: 601 }, {}),
    ).rejects.toMatchObject({
      fields: [{ field: 'amount', message: expect.stringContaining('EUR 6.00 left') }],
    });
    await expect(
      service.allocate(manager, fund.id, { for: toPartner('nobody'), amount: 1 }, {}),
    ).rejects.toMatchObject({ fields: [{ field: 'for.partnerId' }] });
    expect(await give(0, { by: 'accrual', percent: 2 })).toMatchObject({ balances: { available: 0 } });
  });
});

describe('what the forms let choose from', () => {
  test('are owners who manage funds, each once and by name', async () => {
    const both: Person = { ...people.manager, id: 'P-0000000008', name: 'amanda', roles: ['ops', 'admin'] };
    const left: Person = { ...both, id: 'P-0000000010', active: false };
    for (const one of [both, left]) setting.memory.people.set(one.id, one);

    const { owners } = await service.choices(manager);

    expect(owners.map(({ name }) => name)).toEqual(['admina', 'amanda', 'markoma', 'opsa']);
  });

  test('are the open funds to carry on to, and partners by name', async () => {
    const over = await made(1);
    const [early, late] = [
      await made(1, { period: { from: '2027-01-01', to: '2027-06-30' } }),
      await made(1, { period: { from: '2027-01-01', to: '2028-06-30' } }),
    ];
    await funds.end(over.id);

    const { next, partners } = await service.choices(manager);

    expect(new Set(next.map(({ id }) => id))).toEqual(new Set([late.id, early.id]));
    expect(partners.map(({ name }) => name)).toEqual(['Alpine', 'Direct sales', 'Northwind']);
  });

  test('are the currencies of the program in force, its own first; the usual ones without it', async () => {
    expect((await service.choices(manager)).currencies).toEqual(['EUR', 'USD', 'GBP']);

    await putInForce(setting.memory, readFileSync('programs/mdf.yaml', 'utf8'));

    expect((await service.choices(manager)).currencies).toEqual(['EUR', 'USD', 'GBP', 'CHF']);
  });
});
