import { beforeEach, describe, expect, test } from 'vitest';
import { type ApiSetting, createApiSetting } from './support/api.ts';
import { people, portal } from './support/people.ts';
import { submission } from './support/setting.ts';

let api: ApiSetting;
beforeEach(() => {
  api = createApiSetting();
});

describe('personal data', () => {
  test('is a person’s own and the administrators’ alone; who does not exist is nobody’s', async () => {
    const { personalData } = api.services;
    const { id } = people.seller;

    for (const name of ['owner', 'rival', 'ops', 'director'] as const)
      await expect(personalData.get(portal(name), id)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(personalData.get(portal('seller'), id)).resolves.toMatchObject({ person: { id } });
    await expect(personalData.erase(portal('seller'), id, { id })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(personalData.get(portal('admin'), 'P-0000000000')).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(personalData.find(portal('admin'), people.seller.email)).resolves.toBe(id);
  });

  test('a file is begun once, and is not there before it is ready', async () => {
    const { personalData } = api.services;
    const seller = portal('seller');

    await personalData.gather(seller, seller.person.id);
    // As the command asks.
    const path = `/v1/personal-data/${seller.person.id}`;
    expect((await api.ask('POST', path, { as: 'admin', body: {} })).body).toMatchObject({
      gathered: { state: 'gathering' },
    });

    await expect(personalData.download(seller, seller.person.id)).rejects.toMatchObject({ code: 'not-now' });
    const started = api.temporal.started.map(({ workflowId }) => workflowId);
    expect(new Set(started)).toEqual(new Set([`personal-data/gather/${seller.person.id}`]));
  });

  test('an erasure is asked for by the person, and carried out by an administrator who says whom', async () => {
    const { personalData } = api.services;
    const { id } = people.marketer;
    await personalData.askForErasure(portal('marketer'));

    await expect(personalData.erase(portal('admin'), id, { id: 'other' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    const told = { workflowId: `personal-data/asked/${id}`, args: [{ personId: id }] };
    expect(api.temporal.started).toMatchObject([told]);
    const { erasure } = await personalData.erase(portal('admin'), id, { id });

    expect(erasure).toMatchObject({ state: 'running', askedBy: id, startedBy: people.admin.id });
    expect(api.temporal.started).toMatchObject([
      told,
      { workflowId: `personal-data/erase/${id}`, args: [{ personId: id }] },
    ]);
    expect((await personalData.erasures(portal('admin'), {})).items).toMatchObject([{ personId: id }]);
  });

  test('is refused while a task waits for them, for the last owner and the last administrator', async () => {
    const { personalData } = api.services;
    await api.ask('POST', '/v1/deals', { as: 'seller', body: submission() });
    const problemsOf = async (name: 'manager' | 'owner' | 'admin') => {
      const { id } = people[name];
      const refused = personalData.erase(portal('admin'), id, { id });
      await expect(refused).rejects.toMatchObject({ code: 'not-now' });
      return (await personalData.get(portal('admin'), id)).obstacles.join();
    };

    expect(await problemsOf('manager')).toContain('open task waits for them');
    expect(await problemsOf('owner')).toContain('the last owner');
    expect(await problemsOf('admin')).toContain('the last administrator');
    expect(
      api.temporal.started.filter(({ workflowId }) => String(workflowId).startsWith('personal')),
    ).toEqual([]);
  });
});
