import { beforeEach, describe, expect, test } from 'vitest';
import { shippedRules } from '../domain/standing/fixtures.ts';
import { people, portal } from './support/people.ts';
import { createSetting, type Setting } from './support/setting.ts';

let setting: Setting;
beforeEach(() => {
  setting = createSetting();
});
const service = () => setting.services.standing;
const ops = portal('ops');
const publish = (after = 0, source = shippedRules) => service().publish(ops, { source, after });
const heard = () => setting.temporal.signals.map(({ workflowId }) => workflowId);

const onlySilver = 'tiers: [{ id: silver, title: Silver }]';

describe('rules', () => {
  test('begin with those that are shipped, and are published by versions', async () => {
    const before = await service().rules(ops);
    await publish();
    const { current, tiers } = await service().rules(ops);

    expect(before).toMatchObject({ versions: [], source: shippedRules });
    expect(current).toMatchObject({ version: 1, publishedBy: people.ops.id, told: true });
    expect(tiers.map(({ id }) => id)).toEqual(['silver', 'gold']);
  });

  test('have every partner looked at', async () => {
    await publish();

    expect(heard().sort()).toEqual([...setting.memory.partners.keys()].map((id) => `standing/${id}`).sort());
  });

  test('of two who publish at once are those of one', async () => {
    await publish();

    const both = await Promise.allSettled([publish(1, onlySilver), publish(1)]);

    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(publish(0)).rejects.toMatchObject({ code: 'not-now' });
  });

  test('that are wrong are refused by line, and nothing is published', async () => {
    await expect(publish(0, 'tires: 1')).rejects.toMatchObject({
      code: 'invalid-input',
      fields: [{ field: 'source', message: expect.stringMatching(/^Line 1: /) }, expect.anything()],
    });
    expect((await service().rules(ops)).versions).toEqual([]);
  });

  test('are held against the partners there are before they are published', async () => {
    const seen = await service().preview(ops, shippedRules);

    expect(seen).toMatchObject({ preview: { more: false, looked: setting.memory.partners.size } });
    if (!('preview' in seen)) throw new Error('not right');
    const kept = seen.preview.moved.filter(({ keptUntil }) => keptUntil !== undefined);
    const gold = [...setting.memory.partners.values()].filter(({ tier }) => tier === 'gold');
    expect(kept.map(({ partnerId }) => partnerId).sort()).toEqual(gold.map(({ id }) => id).sort());
    expect(heard()).toEqual([]);
  });
});

describe('how a partner stands', () => {
  test('is computed when it is asked for', async () => {
    expect(await service().of(portal('seller'), 'northwind')).toBeUndefined();
    await publish();
    await setting.stores.certificates.award({
      ...{ number: 'CT-7K3M9Q2XBA', certificate: 'basic-training', title: 'Basics', criteria: '', term: {} },
      ...{
        holder: { personId: people.seller.id, name: 'S' },
        partnerId: 'northwind',
        caseId: 'C-7K3M9Q2XBA',
      },
      awardedAt: '2026-01-01T00:00:00.000Z',
    });

    const found = await service().of(portal('seller'), 'northwind');

    expect(found?.standing.competencies).toEqual(['installation']);
    expect(found?.earned.tiers[1]?.requirements[1]).toMatchObject({
      there: 1,
      personIds: [people.seller.id],
    });
    expect(found?.names[people.seller.id]).toBe(people.seller.name);
  });

  test('is told nobody of another partner, which may not exist either', async () => {
    await publish();

    for (const id of ['northwind', 'nobody'])
      await expect(service().of(portal('rival'), id)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('somebody who moves to another partner', () => {
  const move = (partnerId: string) => setting.services.people.move(ops, people.seller.id, { partnerId });

  test('is with it from then on, and both are looked at again', async () => {
    await move('alpine');
    await move('alpine');

    const moved = setting.memory.people.get(people.seller.id);
    expect(moved).toMatchObject({ partnerId: 'alpine', roles: people.seller.roles });
    expect(new Set(heard())).toEqual(new Set(['standing/northwind', 'standing/alpine']));
  });

  test('can only go to a partner that there is and that is not suspended', async () => {
    const suspended = { since: '2027-01-01T00:00:00.000Z', personIds: [] };
    const alpine = setting.memory.partners.get('alpine');
    if (alpine) setting.memory.partners.set('alpine', { ...alpine, suspended });

    for (const id of ['nobody', 'alpine'])
      await expect(move(id)).rejects.toMatchObject({ code: 'invalid-input' });
    expect(setting.memory.people.get(people.seller.id)?.partnerId).toBe('northwind');
  });

  test('is nobody of the vendor’s own', async () => {
    const own = setting.services.people.move(ops, people.admin.id, { partnerId: 'alpine' });

    await expect(own).rejects.toMatchObject({ code: 'not-found' });
  });
});
