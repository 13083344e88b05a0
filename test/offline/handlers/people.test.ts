import { beforeEach, describe, expect, test } from 'vitest';
import { people, portal } from './support/people.ts';
import { changeProcess, priceDesk, priceRequest, priceTask, putInForce } from './support/processes.ts';
import { createSetting, type Setting, submission } from './support/setting.ts';

const { manager, director, ops, owner, seller, rival, finance } = people;
const week = { from: '2027-03-02T08:00:00+01:00', until: '2027-03-09T08:00:00+01:00' };

let setting: Setting;
beforeEach(() => {
  setting = createSetting();
});
const service = () => setting.services.people;
const stored = (id: string) => setting.memory.people.get(id);

async function priceCase(): Promise<string> {
  await putInForce(setting.memory, priceDesk());
  const { id } = await setting.services.cases.start(portal('seller'), 'price-desk', priceRequest, {
    requestKey: 'one-price-request',
  });
  return id;
}

describe('to say that one is away', () => {
  test('is for everybody: the moments are kept as instants, with the stand-in', async () => {
    await service().setAway(portal('manager'), manager.id, { ...week, standIn: finance.id });

    const { away, chosen, standIn } = await service().get(portal('manager'), manager.id);
    expect(away).toEqual({
      from: '2027-03-02T07:00:00.000Z',
      until: '2027-03-09T07:00:00.000Z',
      standIn: finance.id,
    });
    expect([chosen, standIn]).toEqual([finance, finance]);
  });

  test('ends when somebody is back, or by itself', async () => {
    await service().setAway(portal('manager'), manager.id, week);
    setting.clock.now = new Date('2027-03-10T00:00:00Z');
    const over = await service().get(portal('manager'), manager.id);

    await service().endAway(portal('manager'), manager.id);

    expect(over.away).toBeUndefined();
    expect(stored(manager.id)).toEqual(manager);
  });

  test.each([
    ['that ends before it begins', { ...week, until: '2027-03-01T10:00:00Z' }, 'until'],
    ['that is over', { from: '2027-02-01T00:00:00Z', until: '2027-02-02T00:00:00Z' }, 'until'],
    ['for years', { ...week, until: '2072-03-09T00:00:00Z' }, 'until'],
    ['with a stand-in of a partner', { ...week, standIn: seller.id }, 'standIn'],
    ['with oneself', { ...week, standIn: manager.id }, 'standIn'],
  ])('is refused for a time %s', async (_what, input, field) => {
    const said = service().setAway(portal('manager'), manager.id, input);

    await expect(said).rejects.toMatchObject({ code: 'invalid-input', fields: [{ field }] });
    expect(stored(manager.id)).toEqual(manager);
  });

  test('offers colleagues only, who has a role in common first', async () => {
    const vendors = await service().get(portal('manager'), manager.id);
    const partners = await service().get(portal('seller'), seller.id);

    expect(vendors.colleagues.every(({ partnerId }) => partnerId === undefined)).toBe(true);
    expect(partners.colleagues.map(({ name }) => name)).toEqual(['marka', 'owena']);
  });
});

describe('the time zone', () => {
  test('is everybody’s own to say, and one that is none is refused', async () => {
    await service().setOwnTimeZone(portal('seller'), { timeZone: 'America/Sao_Paulo' });
    const refused = service().setOwnTimeZone(portal('seller'), { timeZone: 'Atlantis/Capital' });

    await expect(refused).rejects.toMatchObject({ code: 'invalid-input', fields: [{ field: 'timeZone' }] });
    expect(stored(seller.id)).toEqual({ ...seller, timeZone: 'America/Sao_Paulo' });
  });
});

describe('for a colleague', () => {
  test('operations say it at the vendor, and an owner at the partner', async () => {
    await service().setAway(portal('ops'), manager.id, week);
    await service().setAway(portal('owner'), seller.id, week);

    expect(stored(manager.id)?.away).toBeDefined();
    expect(stored(seller.id)?.away).toBeDefined();
  });

  test.each([
    ['a seller for the owner', 'seller', owner.id, 'forbidden'],
    ['a manager for the director', 'manager', director.id, 'forbidden'],
    ['an owner for somebody of another partner', 'owner', rival.id, 'not-found'],
    ['an owner for somebody of the vendor', 'owner', manager.id, 'not-found'],
    ['operations for somebody of a partner', 'ops', seller.id, 'not-found'],
    ['operations for nobody', 'ops', 'P-0000000000', 'not-found'],
  ] as const)('%s does not', async (_what, who, personId, code) => {
    const asked = [
      service().get(portal(who), personId),
      service().setAway(portal(who), personId, week),
      service().endAway(portal(who), personId),
      service().setManager(portal(who), personId, { reportsTo: null }),
      service().passOn(portal(who), personId, { tasks: [{ caseId: 'C-0000000000', taskId: 'T1' }] }),
    ];

    for (const answer of asked) await expect(answer).rejects.toMatchObject({ code });
  });

  test('nobody is listed who is of another company', async () => {
    const listed = await service().list(portal('owner'));

    expect(listed.map(({ partnerId }) => partnerId)).toEqual(listed.map(() => 'northwind'));
    await expect(service().list(portal('seller'))).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('the reporting line is set, taken away, and never goes in a circle', async () => {
    await service().setManager(portal('ops'), manager.id, { reportsTo: director.id });
    const circle = service().setManager(portal('ops'), director.id, { reportsTo: manager.id });

    await expect(circle).rejects.toMatchObject({ fields: [{ field: 'reportsTo' }] });
    expect((await service().get(portal('ops'), manager.id)).manager).toEqual(director);
    await service().setManager(portal('ops'), manager.id, { reportsTo: null });
    expect(stored(manager.id)).toEqual(manager);
  });
});

describe('open tasks', () => {
  test('that nobody else has are shown; those of several are not', async () => {
    const caseId = await priceCase();
    const shared = priceTask({ id: 'T2', assignees: [manager.id, director.id] });
    changeProcess(setting.memory, caseId, { tasks: [priceTask(), shared] });

    const { alone } = await service().get(portal('manager'), manager.id);

    expect(alone.map(({ task }) => task.id)).toEqual(['T1']);
  });

  test('of a case and of a deal are given to the stand-in, each by itself, whatever the role', async () => {
    const caseId = await priceCase();
    const deal = await setting.services.deals.submit(portal('seller'), submission(), {
      requestKey: 'one-deal',
    });
    await service().setAway(portal('manager'), manager.id, { ...week, standIn: finance.id });
    const tasks = [
      { caseId, taskId: 'T1' },
      { caseId: deal.id, taskId: 'T1' },
      { caseId, taskId: 'T9' },
    ];

    const results = await service().passOn(portal('ops'), manager.id, { tasks });

    expect(results.map(({ done }) => done)).toEqual([true, true, false]);
    expect(results[2]?.problem).toMatch(/does not wait for/);
    expect(setting.temporal.sent).toMatchObject([
      { name: 'reassign', argument: { taskId: 'T1', toPersonId: finance.id, actor: { personId: ops.id } } },
      { name: 'reassign', argument: { taskId: 'T1', toPersonId: finance.id } },
    ]);
  });

  test('go nowhere while nobody stands in', async () => {
    const caseId = await priceCase();
    await service().setAway(portal('manager'), manager.id, week);

    const results = await service().passOn(portal('manager'), manager.id, {
      tasks: [{ caseId, taskId: 'T1' }],
    });

    expect(results).toMatchObject([{ done: false, problem: expect.stringMatching(/Nobody stands in/) }]);
    expect(setting.temporal.sent).toEqual([]);
  });
});
