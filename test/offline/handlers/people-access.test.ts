import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { signLink } from '../../../domain/links/link-token.ts';
import { sessionCookie } from '../../../handlers/own-pages.ts';
import { type ApiSetting, createApiSetting } from './support/api.ts';
import { type PersonName, people, portal, viaApi } from './support/people.ts';
import { changeProcess, priceDesk, priceRequest, priceTask, putInForce } from './support/processes.ts';
import { linkKeys, startOfTime } from './support/setting.ts';
import { startTestProvider, type TestProvider } from './support/staff-provider.ts';

const { owner, seller, marketer, rival, manager, director, finance, ops, admin } = people;

let setting: ApiSetting;
beforeEach(() => {
  setting = createApiSetting();
});
const service = () => setting.services.people;
const stored = (id: string) => setting.memory.people.get(id);
const secondOwner = { ...marketer, roles: ['owner'] };

describe('roles', () => {
  test('are given and taken by who manages people, of partners and of the vendor', async () => {
    await service().setRoles(portal('owner'), seller.id, { roles: ['owner', 'seller'] });
    await service().setRoles(viaApi('ops'), manager.id, { roles: ['channel-manager', 'finance'] });
    await service().setRoles(portal('admin'), director.id, { roles: ['admin'] });

    expect(stored(seller.id)).toEqual({ ...seller, roles: ['owner', 'seller'] });
    expect(stored(manager.id)?.roles).toEqual(['channel-manager', 'finance']);
    expect(stored(director.id)?.roles).toEqual(['admin']);
  });

  test('of the vendor are those of the product and of the programs in force, with their labels', async () => {
    await putInForce(setting.memory, priceDesk());

    const { access } = await service().get(portal('ops'), manager.id);

    const desk = access?.roles.find(({ programs }) => programs.length > 0);
    expect(desk?.label).toBeDefined();
    expect(access?.roles.map(({ role }) => role)).toEqual(
      expect.arrayContaining(['ops', 'admin', 'finance']),
    );
    const partners = (await service().get(portal('owner'), seller.id)).access?.roles;
    expect(partners?.map(({ role }) => role)).toEqual(['owner', 'seller', 'marketer']);
  });

  test('can be changed of colleagues alone, and not of oneself', async () => {
    expect((await service().get(portal('ops'), ops.id)).access).toBeUndefined();
    expect((await service().get(portal('seller'), seller.id)).access).toBeUndefined();
  });

  test.each<[string, PersonName, string, string[], object]>([
    ['one’s own', 'owner', owner.id, ['seller'], { code: 'invalid-input', fields: [{ field: 'roles' }] }],
    ['the vendor’s, at a partner', 'owner', seller.id, ['ops'], { fields: [{ field: 'roles' }] }],
    ['administrator, by operations', 'ops', manager.id, ['admin'], { fields: [{ field: 'roles' }] }],
    ['the last in operations', 'admin', ops.id, ['finance'], { fields: [{ field: 'roles' }] }],
    ['another company’s', 'owner', rival.id, ['seller'], { code: 'not-found' }],
    ['a partner’s, by the vendor', 'ops', seller.id, ['seller'], { code: 'not-found' }],
    ['anybody’s, by a seller', 'seller', marketer.id, ['seller'], { code: 'forbidden' }],
  ])('are not: %s', async (_what, as, personId, roles, problem) => {
    const before = stored(personId);

    await expect(service().setRoles(portal(as), personId, { roles })).rejects.toMatchObject(problem);
    expect(stored(personId)).toEqual(before);
  });

  test('are not changed by somebody who lost the right to since they came', async () => {
    setting.memory.people.set(marketer.id, secondOwner);
    const asSecond = { person: secondOwner, via: 'portal' } as const;
    await service().setRoles(portal('owner'), marketer.id, { roles: ['marketer'] });

    const late = service().setRoles(asSecond, owner.id, { roles: ['seller'] });

    await expect(late).rejects.toMatchObject({ code: 'forbidden' });
    expect(stored(owner.id)).toEqual(owner);
  });
});

describe('somebody who is made inactive', () => {
  test('can do nothing from that moment: session, API key, links to tasks and to sign in', async () => {
    await putInForce(setting.memory, priceDesk());
    const start = setting.services.cases.start(portal('owner'), 'price-desk', priceRequest, {
      requestKey: 'one-price-request',
    });
    const { id: caseId } = await start;
    const shared = priceTask({ party: 'partner', assignees: [seller.id, owner.id] });
    changeProcess(setting.memory, caseId, { tasks: [shared] });
    const times = { issuedAt: startOfTime, expiresAt: new Date(startOfTime.getTime() + 3_600_000) };
    const session = await signLink(linkKeys, { use: 'session', personId: seller.id }, times);
    const task = { use: 'task', personId: seller.id, caseId, taskId: 'T1' } as const;
    const link = await signLink(linkKeys, task, times);
    await setting.services.signIn.requestLink(seller.email);
    const signIn = setting.links[0]?.url.split('/').at(-1) ?? '';
    const tried = async () => [
      (await setting.ask('GET', '/deals', { headers: { cookie: `${sessionCookie}=${session}` } })).status,
      (await setting.ask('GET', '/v1/deals', { as: 'seller' })).status,
      (await setting.ask('GET', `/t/${link}`)).status,
      (await setting.services.signIn.inspect(signIn)).state,
    ];
    const before = await tried();

    await service().setActive(portal('owner'), seller.id, { active: false });
    await setting.services.signIn.requestLink(seller.email);

    expect(before).toEqual([200, 200, 200, 'usable']);
    expect(await tried()).toEqual([303, 401, 404, 'invalid']);
    expect(setting.links).toHaveLength(1);
    expect(await setting.stores.people.byRole('seller', 'northwind')).toEqual([]);
    await service().setActive(portal('owner'), seller.id, { active: true });
    expect(await tried()).toEqual(before);
  });

  test('leaves open tasks that nobody else has to a colleague, each by itself; what one learns is nobody else’s', async () => {
    await putInForce(setting.memory, priceDesk());
    const { id: caseId } = await setting.services.cases.start(portal('seller'), 'price-desk', priceRequest, {
      requestKey: 'one-price-request',
    });
    const tasks = [
      priceTask(),
      priceTask({ id: 'T2', assignees: [manager.id, director.id] }),
      priceTask({ id: 'T3', role: 'learner' }),
    ];
    changeProcess(setting.memory, caseId, { tasks });

    const unsaid = service().setActive(portal('ops'), manager.id, { active: false });
    await expect(unsaid).rejects.toMatchObject({ code: 'invalid-input', fields: [{ field: 'tasksTo' }] });
    for (const tasksTo of [seller.id, manager.id, 'P-0000000000'])
      await expect(
        service().setActive(portal('ops'), manager.id, { active: false, tasksTo }),
      ).rejects.toMatchObject({ fields: [{ field: 'tasksTo' }] });
    const untouched = stored(manager.id);
    // The last in operations is told that, before being asked who gets the tasks.
    changeProcess(setting.memory, caseId, { tasks: [priceTask({ assignees: [ops.id] })] });
    await expect(service().setActive(portal('admin'), ops.id, { active: false })).rejects.toMatchObject({
      fields: [{ field: 'active' }],
    });
    changeProcess(setting.memory, caseId, { tasks });
    const stayed = await service().setActive(portal('ops'), manager.id, {
      active: true,
      tasksTo: finance.id,
    });
    const results = await service().setActive(portal('ops'), manager.id, {
      active: false,
      tasksTo: finance.id,
    });

    expect(untouched).toEqual(manager);
    expect(stayed).toEqual([]);
    expect(results).toEqual([{ caseId, taskId: 'T1', done: true }]);
    expect(stored(manager.id)).toEqual({ ...manager, active: false });
    expect(setting.temporal.sent).toMatchObject([
      { name: 'reassign', argument: { taskId: 'T1', toPersonId: finance.id, actor: { personId: ops.id } } },
    ]);
  });

  test.each<[string, PersonName, string, object]>([
    ['oneself', 'owner', owner.id, { fields: [{ field: 'active' }] }],
    ['the last in operations', 'admin', ops.id, { fields: [{ field: 'active' }] }],
    ['an administrator, by operations', 'ops', admin.id, { fields: [{ field: 'active' }] }],
    ['somebody of another company', 'owner', rival.id, { code: 'not-found' }],
    ['anybody, by a seller', 'seller', owner.id, { code: 'forbidden' }],
  ])('is not %s', async (_what, as, personId, problem) => {
    const before = stored(personId);

    const refused = service().setActive(portal(as), personId, { active: false });

    await expect(refused).rejects.toMatchObject(problem);
    expect(stored(personId)).toEqual(before);
  });

  test('is not the last owner, whoever asks at the same time', async () => {
    setting.memory.people.set(marketer.id, secondOwner);
    const asSecond = { person: secondOwner, via: 'portal' } as const;

    const outcomes = await Promise.allSettled([
      service().setActive(portal('owner'), marketer.id, { active: false }),
      service().setActive(asSecond, owner.id, { active: false }),
    ]);

    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await setting.stores.people.byRole('owner', 'northwind')).toHaveLength(1);
  });
});

describe('where groups of the identity provider give roles', () => {
  let provider: TestProvider;
  beforeAll(async () => {
    provider = await startTestProvider();
  });
  afterAll(() => provider.close());

  test('they are not changed here for the vendor’s people, who can still be made inactive', async () => {
    const groups = { claim: 'groups', roles: { desk: ['channel-manager'] } };
    setting = createApiSetting(undefined, { staffSignIn: provider.told({ groups }) });

    const { access } = await service().get(portal('ops'), manager.id);
    const refused = service().setRoles(portal('ops'), manager.id, { roles: [] });
    await expect(refused).rejects.toMatchObject({ code: 'not-now' });
    await service().setRoles(portal('owner'), seller.id, { roles: ['marketer'] });
    await service().setActive(portal('ops'), manager.id, { active: false });

    expect(access?.rolesFrom).toBe(provider.told({}).settings.name);
    expect(stored(manager.id)).toEqual({ ...manager, active: false });
    expect(stored(seller.id)?.roles).toEqual(['marketer']);
  });
});
