import { beforeEach, describe, expect, test } from 'vitest';
import { changeCase } from './support/fake-temporal.ts';
import { people, portal } from './support/people.ts';
import { createSetting, type Setting, submission } from './support/setting.ts';

let setting: Setting;
let dealId: string;
beforeEach(async () => {
  setting = createSetting();
  dealId = (await setting.services.deals.submit(portal('seller'), submission(), { requestKey: 'key-1' })).id;
});

describe('a partner', () => {
  test("reads nothing of another's: list, deal and filter are as if it did not exist", async () => {
    const { deals } = setting.services;
    const foreign = await deals.get(portal('rival'), dealId).catch((failure: unknown) => failure);
    const missing = await deals.get(portal('rival'), 'D-0000000000').catch((failure: unknown) => failure);
    const filters = ['northwind', 'nobody'].map((partnerId) =>
      deals.list(portal('rival'), { partnerId }, {}).catch((failure: Error) => failure.message),
    );

    expect(foreign).toMatchObject({ code: 'not-found', message: (missing as Error).message });
    expect(new Set(await Promise.all(filters)).size).toBe(1);
    expect((await deals.list(portal('rival'), {}, {})).items).toEqual([]);
  });

  test('reads its own without names, votes and entries of the vendor', async () => {
    const actor = { personId: people.manager.id, via: 'portal' as const };
    const stored = setting.memory.cases.get(dealId);
    if (stored)
      setting.memory.cases.set(dealId, {
        ...stored,
        timeline: [
          {
            seq: 1,
            at: stored.view.openedAt,
            kind: 'decided',
            actor,
            text: 'Approved.',
            audience: 'everyone',
          },
          {
            seq: 2,
            at: stored.view.openedAt,
            kind: 'note',
            actor,
            text: 'Their boss is my cousin',
            audience: 'vendor',
          },
        ],
      });

    const page = await setting.services.deals.get(portal('seller'), dealId);
    const list = await setting.services.deals.list(portal('seller'), {}, {});

    expect(page.timeline.map(({ seq }) => seq)).toEqual([1]);
    for (const seen of [page, list]) expect(JSON.stringify(seen)).not.toContain(people.manager.id);
  });
});

describe('a partner’s trail', () => {
  test('names a colleague who acted without a task, and nobody of the vendor or of another partner', async () => {
    const stored = setting.memory.cases.get(dealId);
    if (!stored) throw new Error('The deal is missing');
    const actors = ['owner', 'seller', 'manager', 'rival'] as const;
    const timeline = actors.map((name, index) => ({
      seq: index + 1,
      at: stored.view.openedAt,
      kind: 'progress',
      actor: { personId: people[name].id, via: 'portal' as const },
      text: 'Progress.',
      audience: 'everyone' as const,
    }));
    setting.memory.cases.set(dealId, { ...stored, timeline });

    const page = await setting.services.deals.get(portal('seller'), dealId);

    expect(page.timeline.map(({ actor }) => actor.personId)).toEqual([
      people.owner.id,
      people.seller.id,
      undefined,
      undefined,
    ]);
  });
});

describe('the vendor', () => {
  test('reads everything', async () => {
    const page = await setting.services.deals.get(portal('finance'), dealId);

    expect(page.view.tasks[0]?.assignees).toEqual([people.manager.id]);
    expect(page.view.facts.nearMatches).toHaveLength(1);
  });

  test('lists by stage or partner, and is told to name one', async () => {
    const { deals } = setting.services;
    const listed = await deals.list(portal('manager'), { stage: 'review' }, {});
    const ofPartner = await deals.list(portal('manager'), { partnerId: 'northwind' }, {});

    expect([...listed.items, ...ofPartner.items].map(({ id }) => id)).toEqual([dealId, dealId]);
    await expect(deals.list(portal('manager'), {}, {})).rejects.toMatchObject({
      fields: [{ field: 'stage' }],
    });
    await expect(deals.list(portal('manager'), { stage: 'constructor' }, {})).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });
});

describe('looking a customer up', () => {
  const check = (name: 'seller' | 'rival' | 'manager', change: Record<string, unknown> = {}) =>
    setting.services.deals.checkCustomer(portal(name), {
      customer: submission().customer,
      productFamily: 'platform',
      ...change,
    });
  const slot = 'domain:acme.de#platform#dach';

  test('says free, taken or yours, and a deal only to who may know it', async () => {
    const free = await check('seller');
    setting.memory.held.set(slot, { holderDealId: dealId, partnerId: 'northwind' });

    expect(free).toEqual({ status: 'free' });
    expect(await check('seller')).toEqual({ status: 'yours', dealId });
    expect(await check('rival')).toEqual({ status: 'taken' });
    expect(await check('manager')).toEqual({ status: 'taken', dealId });
  });

  test('names every field that is wrong', async () => {
    const customer = { name: '??', country: 'DE', website: 'gmail.com' };

    await expect(check('seller', { customer, productFamily: 'x' })).rejects.toMatchObject({
      fields: [{ field: 'customer.name' }, { field: 'customer.website' }, { field: 'productFamily' }],
    });
  });

  test('is not a way to try out a list of companies: a partner has so many an hour, the vendor any number', async () => {
    for (let count = 0; count < 60; count += 1) await check('seller');

    await expect(check('seller')).rejects.toMatchObject({ code: 'rate-limited', retryAfter: 3600 });
    await expect(check('rival')).resolves.toBeDefined();
    await expect(check('manager')).resolves.toBeDefined();
  });
});

describe('without a published program', () => {
  test('nothing can be registered, and it is said why', async () => {
    setting.memory.program = undefined;

    await expect(
      setting.services.deals.submit(portal('seller'), submission(), { requestKey: 'k' }),
    ).rejects.toMatchObject({ code: 'not-now' });
  });
});

describe('existing customers of the vendor', () => {
  test('are known by what identifies them; the same one again is the same', async () => {
    const { accounts } = setting.services;
    const customer = { name: 'Acme GmbH', country: 'DE', website: 'acme.de' };

    const first = await accounts.put(portal('ops'), customer);
    const again = await accounts.put(portal('ops'), { ...customer, website: 'https://www.acme.de/' });

    expect(again.id).toBe(first.id);
    expect([...setting.memory.accounts.keys()]).toEqual([first.id]);
    await expect(accounts.put(portal('seller'), customer)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(accounts.put(portal('ops'), { ...customer, website: 'gmail.com' })).rejects.toMatchObject({
      fields: [{ field: 'website' }],
    });
  });
});

test('names are given for ids that there are', async () => {
  const names = await setting.services.namesOf([people.seller.id, people.seller.id, 'P-0000000000']);

  expect(names).toEqual({ [people.seller.id]: people.seller.name });
});

test('the stored view of a case changes what is read of it', async () => {
  changeCase(setting.memory, dealId, { stageLabel: 'Renamed' });

  expect((await setting.services.deals.get(portal('seller'), dealId)).view.stageLabel).toBe('Renamed');
});
