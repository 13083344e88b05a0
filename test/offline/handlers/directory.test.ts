import { beforeEach, describe, expect, test } from 'vitest';
import type { DealView } from '../../../workflows/deal-registration.messages.ts';
import { approvalTask, changeCase } from './support/fake-temporal.ts';
import { type PersonName, people, portal, viaApi } from './support/people.ts';
import { priceDesk, priceRequest, priceTask, putInForce } from './support/processes.ts';
import { createSetting, type Setting, submission } from './support/setting.ts';

let setting: Setting;
let view: DealView;
beforeEach(async () => {
  setting = createSetting();
  view = await setting.services.deals.submit(portal('seller'), submission(), { requestKey: 'key-1' });
});

const partnersTask = approvalTask({ party: 'partner', role: 'seller', assignees: [people.seller.id] });
const takers = async (task = approvalTask(), of = view) =>
  (await setting.services.directory.takersOf(portal('ops'), of, task)).map(({ name }) => name);

describe('who could take a task', () => {
  test('of the vendor: its people, the role’s first, each once, without whoever has it alone', async () => {
    const both = { ...people.finance, roles: ['finance', 'channel-manager'] };
    setting.memory.people.set(both.id, both);

    const found = await takers(approvalTask({ assignees: [people.manager.id] }));
    const ofSeveral = await takers(approvalTask({ assignees: [people.manager.id, both.id] }));

    expect(found).toEqual(['fina', 'admina', 'dirona', 'opsa']);
    expect(ofSeveral).toEqual(['fina', 'manona', 'admina', 'dirona', 'opsa']);
  });

  test('of a partner: that partner’s people who are still there', async () => {
    expect(await takers(partnersTask)).toEqual(['marka', 'owena']);
  });

  test('never whoever would decide on their own deal', async () => {
    const own = { ...view, facts: { ...view.facts, submittedBy: people.director.id } };

    expect(await takers(approvalTask(), own)).not.toContain('dirona');
  });

  test('can all be given it', async () => {
    changeCase(setting.memory, view.id, { tasks: [partnersTask] });
    const found = await setting.services.directory.takersOf(portal('ops'), view, partnersTask);

    for (const { id } of found)
      await setting.services.deals.act(portal('ops'), view.id, 'reassign', {
        taskId: 'T1',
        toPersonId: id,
        reason: 'On leave',
      });

    expect(setting.temporal.sent).toHaveLength(found.length);
  });
});

test('who has a task of a case could pass it on to those who may act for its role, and nobody else asks', async () => {
  await putInForce(setting.memory, priceDesk());
  const deputy = { ...people.manager, id: 'P-7K3M9Q2XBA', name: 'depa' };
  setting.memory.people.set(deputy.id, deputy);
  const { cases, directory } = setting.services;
  const { id } = await cases.start(portal('seller'), 'price-desk', priceRequest, { requestKey: 'key-1' });
  const { view: running } = await cases.get(portal('manager'), id);

  const ofManager = await directory.takersOf(portal('manager'), running, priceTask());
  const ofFinance = directory.takersOf(portal('finance'), running, priceTask());

  expect(ofManager.map(({ name }) => name)).toEqual(['depa']);
  await expect(ofFinance).rejects.toMatchObject({ code: 'forbidden' });
});

describe('who could go on with a deal', () => {
  test('other partners with their sellers and owners', async () => {
    const found = await setting.services.directory.successorsOf(portal('manager'), view);

    expect(found.map(({ partner, people }) => [partner.id, people.map(({ name }) => name)])).toEqual([
      ['alpine', ['rivala']],
      ['direct', ['direka']],
    ]);
  });

  test('a partner whose people have all left is left out', async () => {
    setting.memory.people.set(people.rival.id, { ...people.rival, active: false });

    const found = await setting.services.directory.successorsOf(portal('manager'), view);

    expect(found.map(({ partner }) => partner.id)).toEqual(['direct']);
  });
});

describe('names are told only to who may use them', () => {
  const asked = (name: PersonName) => {
    const { directory } = setting.services;
    return [
      directory.takersOf(portal(name), view, approvalTask()),
      directory.successorsOf(portal(name), view),
      directory.partners(portal(name)),
    ];
  };
  const told = async (name: PersonName) =>
    (await Promise.allSettled(asked(name))).map(({ status }) => status === 'fulfilled');

  test.each([
    ['seller', [false, false, false]],
    ['owner', [false, false, false]],
    ['rival', [false, false, false]],
    ['finance', [false, false, true]],
    ['manager', [false, true, true]],
    ['director', [true, true, true]],
  ] as const)('%s', async (name, answers) => {
    expect(await told(name)).toEqual(answers);
  });

  test('a key without the scope is refused', async () => {
    const key = viaApi('ops', ['deals:write']);

    await expect(setting.services.directory.partners(key)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(setting.services.directory.successorsOf(key, view)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  test('partners come by name', async () => {
    const partners = await setting.services.directory.partners(portal('finance'));

    expect(partners.map(({ id }) => id)).toEqual(['alpine', 'direct', 'northwind']);
  });
});
