import { beforeEach, describe, expect, test } from 'vitest';
import { type DealAct, dealActs } from '../../../handlers/services/deals.services.ts';
import { approvalTask, changeCase, changesTask } from './support/fake-temporal.ts';
import { type PersonName, people, portal } from './support/people.ts';
import { createSetting, type Setting, submission } from './support/setting.ts';

let setting: Setting;
let dealId: string;
const protection = {
  from: '2027-03-01T09:00:00.000Z',
  until: '2027-05-30T09:00:00.000Z',
  extensionsUsed: 0,
  remindersSent: [],
  lastProgressAt: '2027-03-01T09:00:00.000Z',
};
beforeEach(async () => {
  setting = createSetting();
  const view = await setting.services.deals.submit(portal('seller'), submission(), { requestKey: 'key-1' });
  dealId = view.id;
  const facts = { ...(setting.memory.cases.get(dealId)?.view.facts ?? view.facts), protection };
  changeCase(setting.memory, dealId, { stage: 'protected', facts });
});

const act = (name: PersonName, which: DealAct, input: unknown) =>
  setting.services.deals.act(portal(name), dealId, which, input);
const storedView = () => {
  const stored = setting.memory.cases.get(dealId);
  if (!stored) throw new Error('The deal is gone.');
  return stored.view;
};

describe('an act', () => {
  const inputs: Record<DealAct, unknown> = {
    'report-progress': { report: 'Second meeting held' },
    'request-extension': { evidence: 'The budget is approved' },
    'report-won': { value: { amount: 1, currency: 'EUR' }, closedOn: '2027-02-28', proof: 'PO 4711' },
    'report-lost': { reason: 'Too dear' },
    withdraw: { reason: 'By mistake' },
    'join-queue': {},
    dispute: { grounds: 'We were first' },
    revoke: { reason: 'Against the rules' },
    transfer: { partnerId: 'alpine', personId: people.rival.id, reason: 'The customer asked' },
    reassign: { taskId: 'T1', toPersonId: people.director.id, reason: 'On leave' },
    extend: { until: '2027-12-01T00:00:00Z', reason: 'Public tender' },
    cancel: { reason: 'A test' },
    note: { text: 'Call them' },
  };
  const names: Record<DealAct, string> = {
    'report-progress': 'reportProgress',
    'request-extension': 'requestExtension',
    'report-won': 'reportWon',
    'report-lost': 'reportLost',
    withdraw: 'withdraw',
    'join-queue': 'joinQueue',
    dispute: 'dispute',
    revoke: 'revoke',
    transfer: 'transfer',
    reassign: 'reassign',
    extend: 'extend',
    cancel: 'cancel',
    note: 'note',
  };
  const partnerActs: readonly DealAct[] = dealActs.slice(0, 7);

  test.each(dealActs)('%s is sent as the update that the process takes', async (which) => {
    const who = partnerActs.includes(which) ? 'seller' : 'admin';

    await act(who, which, inputs[which]);

    expect(setting.temporal.sent).toMatchObject([
      { name: names[which], argument: { actor: { personId: people[who].id, via: 'portal' } } },
    ]);
  });

  test.each(dealActs)('%s says which field is missing', async (which) => {
    const who = partnerActs.includes(which) ? 'seller' : 'admin';
    if (which === 'join-queue') return expect(act(who, which, {})).resolves.toBeDefined();

    await expect(act(who, which, {})).rejects.toMatchObject({ code: 'invalid-input' });
  });

  test("is not-found on another partner's deal, in the words for a deal that is not there", async () => {
    const foreign = await act('rival', 'withdraw', inputs.withdraw).catch((failure: unknown) => failure);
    const missing = await setting.services.deals
      .act(portal('rival'), 'D-0000000000', 'withdraw', inputs.withdraw)
      .catch((failure: unknown) => failure);

    expect(foreign).toMatchObject({ code: 'not-found', message: (missing as Error).message });
  });

  test.each(['not an id', 'D-ilou000000', '../D-0000000000', "D-0000000000' OR 1=1"])(
    'is not-found on %s',
    async (id) => {
      const odd = setting.services.deals.act(portal('seller'), id, 'withdraw', inputs.withdraw);

      await expect(odd).rejects.toMatchObject({ code: 'not-found' });
    },
  );
});

describe('who is named in an act must be there', () => {
  test.each([
    ['no such partner', { partnerId: 'nobody', personId: people.rival.id }, 'partnerId'],
    ['somebody of another partner', { partnerId: 'alpine', personId: people.seller.id }, 'personId'],
    ['somebody who left', { partnerId: 'northwind', personId: people.gone.id }, 'personId'],
  ])('transfer to %s', async (_name, to, field) => {
    const transfer = act('manager', 'transfer', { ...to, reason: 'Asked for' });

    await expect(transfer).rejects.toMatchObject({ fields: [expect.objectContaining({ field })] });
  });

  test.each([
    ['a decision to a partner', 'T1', people.owner.id],
    ["a partner's task to the vendor", 'T2', people.manager.id],
    ["a partner's task to another partner", 'T2', people.rival.id],
    ['anything to somebody who left', 'T2', people.gone.id],
  ])('reassign %s', async (_name, taskId, toPersonId) => {
    changeCase(setting.memory, dealId, { tasks: [approvalTask(), changesTask(['value'])] });

    await expect(act('ops', 'reassign', { taskId, toPersonId, reason: 'On leave' })).rejects.toMatchObject({
      fields: [expect.objectContaining({ field: 'toPersonId' })],
    });
  });

  test('a win is not signed in the future, nor in a currency that is not accepted', async () => {
    const won = { value: { amount: 1, currency: 'XTS' }, closedOn: '2027-03-03', proof: 'PO 4711' };

    await expect(act('seller', 'report-won', won)).rejects.toMatchObject({
      fields: [{ field: 'value.currency' }, { field: 'closedOn' }],
    });
  });
});

describe('the acts that a page offers', () => {
  const offered = (name: PersonName) => setting.services.deals.possibleActs(portal(name), storedView());

  test('to a seller, to a manager, to an admin of a protected deal', () => {
    expect(offered('seller')).toEqual([
      'report-progress',
      'request-extension',
      'report-won',
      'report-lost',
      'withdraw',
    ]);
    expect(offered('marketer')).toEqual([]);
    expect(offered('manager')).toEqual(['revoke', 'transfer', 'note']);
    expect(offered('admin')).toEqual(['revoke', 'transfer', 'reassign', 'extend', 'cancel', 'note']);
  });

  test('leave out what is under way, and everything once the deal is closed', () => {
    changeCase(setting.memory, dealId, { tasks: [approvalTask({ step: 'extension' })] });
    expect(offered('seller')).not.toContain('request-extension');

    changeCase(setting.memory, dealId, {
      tasks: [approvalTask({ step: 'dispute', status: 'done' })],
      stage: 'conflict',
    });
    expect(offered('seller')).toEqual(['withdraw', 'join-queue']);

    changeCase(setting.memory, dealId, { status: 'closed', stage: 'closed' });
    expect(offered('admin')).toEqual([]);
  });

  test("to the vendor's person who registered it for a partner, what the partner can do", async () => {
    const facts = { ...storedView().facts, submittedBy: people.manager.id };
    changeCase(setting.memory, dealId, { facts });

    expect(offered('manager')).toContain('report-won');
    expect(offered('director')).not.toContain('report-won');
  });
});
