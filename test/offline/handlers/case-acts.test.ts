import { beforeEach, describe, expect, test } from 'vitest';
import type { CaseAct } from '../../../handlers/services/cases.services.ts';
import { people, portal, viaApi } from './support/people.ts';
import { changeProcess, priceDesk, priceRequest, priceTask, putInForce } from './support/processes.ts';
import { codeAndFieldsOf } from './support/refused.ts';
import { createSetting, type Setting } from './support/setting.ts';

let setting: Setting;
beforeEach(async () => {
  setting = createSetting();
  await putInForce(setting.memory, priceDesk());
});

const start = (requestKey = 'key-1', values: unknown = priceRequest) =>
  setting.services.cases.start(portal('seller'), 'price-desk', values, { requestKey });

describe('acts', () => {
  const act = async (name: Parameters<typeof portal>[0], which: CaseAct, input: unknown) => {
    const { id } = await start();
    return setting.services.cases.act(portal(name), id, which, input, { requestKey: 'k' });
  };

  test.each([
    ['seller', 'withdraw', { reason: 'By mistake' }, 'withdraw'],
    ['seller', 'reopen', {}, 'reopen'],
    ['director', 'reassign', { taskId: 'T1', toPersonId: people.finance.id, reason: 'Away' }, 'reassign'],
    ['ops', 'extend', { until: '2027-12-01T00:00:00Z', taskId: 'T1', reason: 'Away' }, 'extend'],
    ['ops', 'cancel', { reason: 'A test' }, 'cancel'],
    ['finance', 'note', { text: 'Call them' }, 'note'],
  ] as const)('as %s: %s', async (name, which, input, update) => {
    await act(name, which, input);

    const actor = { personId: people[name].id, via: 'portal' };
    expect(setting.temporal.sent).toMatchObject([{ name: update, argument: { ...input, actor } }]);
  });

  test('an event goes as a signal, and not to a case that has ended', async () => {
    await act('manager', 'event', { event: 'po-received' });
    const { id } = await start();
    changeProcess(setting.memory, id, { status: 'closed' });

    const late = setting.services.cases.act(portal('manager'), id, 'event', { event: 'po-received' });

    expect(await codeAndFieldsOf(late)).toMatchObject({ code: 'case-closed' });
    expect(setting.temporal.signals).toMatchObject([
      { name: 'event', argument: { event: 'po-received', from: { personId: people.manager.id } } },
    ]);
  });

  test('who has a task passes it on, to somebody who may act for its role', async () => {
    const deputy = { ...people.manager, id: 'P-7K3M9Q2XBA', email: 'deputy@vendor.example' };
    setting.memory.people.set(deputy.id, deputy);
    const to = (toPersonId: string) => ({ taskId: 'T1', toPersonId, reason: 'Away' });

    await act('manager', 'delegate', to(deputy.id));

    expect(setting.temporal.sent).toMatchObject([{ name: 'reassign', argument: to(deputy.id) }]);
    const refused = { fields: ['toPersonId'] };
    expect(await codeAndFieldsOf(act('manager', 'delegate', to(people.finance.id)))).toMatchObject(refused);
    expect(await codeAndFieldsOf(act('manager', 'delegate', to(people.manager.id)))).toMatchObject(refused);
    expect(await codeAndFieldsOf(act('manager', 'delegate', to(people.seller.id)))).toMatchObject(refused);
    expect(await codeAndFieldsOf(act('ops', 'delegate', to(deputy.id)))).toMatchObject({
      code: 'not-assigned',
    });
  });

  test('what somebody could do follows from their role, their tasks and where the case stands', async () => {
    const { cases } = setting.services;
    const { id } = await start();
    const possible = async (name: Parameters<typeof portal>[0]) =>
      cases.possibleActs(portal(name), await cases.get(portal(name), id));

    expect(await possible('seller')).toEqual(['withdraw']);
    expect(await possible('manager')).toEqual(['delegate', 'note', 'event']);
    expect(await possible('ops')).toEqual(['reassign', 'extend', 'cancel', 'note', 'event']);
    const stageSince = setting.clock.now.toISOString();
    changeProcess(setting.memory, id, { status: 'closed', outcome: 'lapsed', stageSince, tasks: [] });
    expect(await possible('seller')).toEqual(['reopen']);
    setting.clock.now = new Date(setting.clock.now.getTime() + 30 * 86_400_000);
    expect(await possible('seller')).toEqual([]);
    changeProcess(setting.memory, id, { outcome: 'done', stageSince: setting.clock.now.toISOString() });
    expect(await possible('seller')).toEqual([]);
  });

  test('nobody gives away an exam that is a learner’s own, while one of any of the partner’s people can be', async () => {
    const { cases } = setting.services;
    const { id } = await start();
    const possible = async (role: string) => {
      const exam = { provider: 'acme', exam: 'PX-1', pass: 70, outOf: 100, candidate: id };
      const sitting = priceTask({ party: 'partner', role, exam, assignees: [people.seller.id] });
      changeProcess(setting.memory, id, { tasks: [sitting] });
      return cases.possibleActs(portal('ops'), await cases.get(portal('ops'), id));
    };

    expect(await possible('partner')).toContain('reassign');
    expect(await possible('learner')).not.toContain('reassign');
  });

  test('a key without the scope does nothing', async () => {
    const { id } = await start();
    const caller = viaApi('seller', ['cases:read', 'deals:write']);

    expect(
      await codeAndFieldsOf(setting.services.cases.act(caller, id, 'withdraw', { reason: 'x' })),
    ).toMatchObject({
      code: 'forbidden',
    });
  });
});

test('an inbox has tasks of both kinds, and one answer goes to each kind its own way', async () => {
  const { id } = await start();
  const { inbox } = setting.services;

  const { items } = await inbox.list(portal('manager'), {});
  const done = await inbox.completeMany(portal('manager'), [{ caseId: id, taskId: 'T1' }], {
    outcome: 'reject',
    comment: 'Too low',
  });

  expect(items).toMatchObject([{ caseId: id, kind: 'custom', title: 'Acme GmbH: rival' }]);
  expect(items[0]).not.toHaveProperty('value');
  expect(done).toEqual([{ caseId: id, taskId: 'T1', done: true }]);
});
