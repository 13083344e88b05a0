import { beforeEach, describe, expect, test } from 'vitest';
import { giveAccount, owed } from './support/payments.ts';
import { portal } from './support/people.ts';
import { changeProcess } from './support/processes.ts';
import { createSetting, type Setting } from './support/setting.ts';

const finance = portal('finance');
const paid = { paidOn: '2027-03-01', reference: 'Statement 12/4' };
const due = { amount: 125_000, currency: 'EUR' };

let setting: Setting;
beforeEach(() => {
  setting = createSetting();
  giveAccount(setting, 'alpine');
  giveAccount(setting, 'northwind');
});
const service = () => setting.services.payments;
const stored = (id: string) => setting.memory.payments.get(id);
const textOf = async (batchId: string) =>
  new TextDecoder().decode((await service().file(finance, batchId)).bytes);

describe('the queue', () => {
  test('is read oldest first, with who gets the money, what for, and where to: the account masked', async () => {
    const [first, second] = [await owed(setting), await owed(setting)];

    const { items } = await service().list(finance, 'due', {});

    expect(items.map(({ id }) => id)).toEqual([first.id, second.id]);
    expect(items[0]).toMatchObject({ partnerName: 'Alpine', title: 'Fair 1', account: 'DE•• •••• 3000' });
    expect(JSON.stringify(items)).not.toContain('37040044');
  });

  test.each([
    ['a partner without an account', { bank: undefined }, /bank details of Alpine are missing/],
    [
      'a partner that is suspended',
      { suspended: { since: '2027-02-01T00:00:00.000Z', personIds: [] } },
      /Alpine is suspended/,
    ],
    [
      'an account whose check digits are wrong',
      { bank: { holder: 'Alpine', iban: 'DE88370400440532013000' } },
      /not of a kind that banks take/,
    ],
  ])('says what is to be done about %s, and makes no file with it', async (_what, change, words) => {
    giveAccount(setting, 'alpine', change as never);
    const [payment, other] = [await owed(setting), await owed(setting, { partnerId: 'northwind' })];

    const { items } = await service().list(finance, 'due', {});
    const made = service().export(finance, { paymentIds: [payment.id, other.id] });

    expect(items[0]?.problem).toMatch(words);
    expect(items[1]?.problem).toBeUndefined();
    await expect(made).rejects.toMatchObject({
      code: 'not-now',
      fields: [{ field: payment.id, message: expect.stringMatching(words) }],
    });
    expect([stored(payment.id)?.status, stored(other.id)?.status]).toEqual(['due', 'due']);
  });
});

describe('a file for the bank', () => {
  test('holds the payments that were chosen, each under its id, and marks them', async () => {
    const [first, second] = [await owed(setting), await owed(setting)];

    const batch = await service().export(finance, { paymentIds: [second.id, first.id] });

    const text = await textOf(batch.id);
    expect(batch).toMatchObject({ total: 250_000, currency: 'EUR', paymentIds: [first.id, second.id] });
    expect(text).toContain('<CtrlSum>2500.00</CtrlSum>');
    expect(text).toContain(`<EndToEndId>${first.id}</EndToEndId>`);
    expect(text).toContain('<Nm>Alpine Baer + Soehne GmbH</Nm>');
    expect(text).toContain('<Cd>SEPA</Cd>');
    expect(stored(first.id)).toMatchObject({ status: 'exported', batchId: batch.id });
  });

  test('stays as it was made, whatever becomes of the account', async () => {
    const { id } = await owed(setting);
    const batch = await service().export(finance, { paymentIds: [id] });
    const before = await textOf(batch.id);

    giveAccount(setting, 'alpine', { bank: { holder: 'Somebody else', iban: 'AT611904300234573201' } });

    expect(await textOf(batch.id)).toBe(before);
  });

  test('is made once for one request, and holds no payment that another has', async () => {
    const { id } = await owed(setting);
    const make = (requestKey: string) => service().export(finance, { paymentIds: [id] }, { requestKey });

    const batch = await make('one-and-the-same');

    expect(await make('one-and-the-same')).toEqual(batch);
    await expect(make('another')).rejects.toMatchObject({ code: 'not-now', fields: [{ field: id }] });
    expect(setting.memory.batches.size).toBe(1);
  });

  test('is of one currency, and of euros inside SEPA or outside it', async () => {
    const [euros, dollars, outside] = [
      await owed(setting),
      await owed(setting, { amount: { amount: 1, currency: 'USD' } }),
      await owed(setting, { partnerId: 'northwind' }),
    ];
    const make = (...payments: { id: string }[]) =>
      service().export(finance, { paymentIds: payments.map(({ id }) => id) });

    await expect(make(euros, dollars)).rejects.toMatchObject({
      code: 'invalid-input',
      fields: [{ field: 'paymentIds', message: expect.stringContaining('one currency') }],
    });
    await expect(make(euros, outside)).rejects.toMatchObject({
      code: 'not-now',
      fields: [{ field: outside.id, message: expect.stringContaining('outside SEPA') }],
    });
    expect(await textOf((await make(dollars)).id)).toContain('<InstdAmt Ccy="USD">0.01</InstdAmt>');
    expect(await textOf((await make(outside)).id)).toContain('<ChrgBr>SHAR</ChrgBr>');
  });

  test('takes no credit note', async () => {
    const { id } = await owed(setting, { method: 'credit-note' });

    const made = service().export(finance, { paymentIds: [id] });

    await expect(made).rejects.toMatchObject({
      fields: [{ message: expect.stringContaining('number of the credit note') }],
    });
  });
});

describe('a confirmation', () => {
  const confirm = (id: string, change: object = {}) =>
    service().confirm(finance, id, { amount: due, ...paid, ...change }, { requestKey: 'pressed-once' });

  test('completes the task of the round that the payment is of, with what was typed', async () => {
    const { id, workflowId } = await owed(setting);

    await confirm(id);

    expect(setting.temporal.sent).toMatchObject([
      { workflowId, argument: { taskId: 'T7', outcome: 'sent', data: { values: { amount: due, ...paid } } } },
    ]);
  });

  test.each([
    ['another amount', { amount: { amount: 124_999, currency: 'EUR' } }, 'amount', /EUR 1,250.00 is due/],
    ['another currency', { amount: { amount: 125_000, currency: 'USD' } }, 'amount', /EUR 1,250.00 is due/],
    ['a day to come', { paidOn: '2027-03-02' }, 'paidOn', /still to come/],
    ['no reference', { reference: ' ' }, 'reference', /Give the reference/],
  ])('is refused for %s', async (_what, change, field, message) => {
    const { id } = await owed(setting);

    await expect(confirm(id, change)).rejects.toMatchObject({
      code: 'invalid-input',
      fields: [{ field, message: expect.stringMatching(message) }],
    });
    expect(setting.temporal.sent).toEqual([]);
  });

  test('is taken once: the second is told when it was paid', async () => {
    const { id } = await owed(setting, { status: 'paid', ...paid });

    await expect(confirm(id)).rejects.toMatchObject({
      code: 'task-closed',
      message: expect.stringContaining('paid on 2027-03-01, reference Statement 12/4'),
    });
  });

  test('that comes while the first is being booked is told so', async () => {
    const { id, caseId } = await owed(setting);
    const view = setting.memory.processes.get(caseId)?.view;
    changeProcess(setting.memory, caseId, {
      tasks: (view?.tasks ?? []).map((task) => ({ ...task, status: 'done' })),
    });

    await expect(confirm(id)).rejects.toMatchObject({
      code: 'task-closed',
      message: expect.stringContaining('is being booked'),
    });
  });

  test('of a partner that was suspended meanwhile is taken for what the bank has, and for nothing else', async () => {
    const [atBank, waiting] = [await owed(setting, { status: 'exported' }), await owed(setting)];
    giveAccount(setting, 'alpine', { suspended: { since: '2027-02-28T00:00:00.000Z', personIds: [] } });

    await expect(confirm(waiting.id)).rejects.toMatchObject({
      code: 'not-now',
      message: expect.stringContaining('Alpine is suspended'),
    });
    await confirm(atBank.id);

    expect(setting.temporal.sent).toHaveLength(1);
  });

  test('is booked at once where the case has ended while the bank had the file', async () => {
    const { id, caseId } = await owed(setting, { status: 'exported' });
    changeProcess(setting.memory, caseId, { status: 'closed', tasks: [] });

    expect(await confirm(id)).toMatchObject({ status: 'paid', ...paid });
    expect(setting.temporal.sent).toEqual([]);
  });

  test('of a whole file tells of each', async () => {
    const [first, second, third] = [await owed(setting), await owed(setting), await owed(setting)];
    const paymentIds = [first.id, second.id, third.id];
    const batch = await service().export(finance, { paymentIds });
    await service().sendBack(finance, third.id, { reason: 'The account is closed' });
    changeProcess(setting.memory, second.caseId, { tasks: [] });

    const answers = await service().confirmBatch(finance, batch.id, paid);

    expect(answers).toEqual([
      { paymentId: first.id },
      { paymentId: second.id, problem: expect.stringContaining('does not ask yet') },
    ]);
  });
});

describe('a payment that the bank sent back', () => {
  test('is due again, and the case says why', async () => {
    const { id, workflowId } = await owed(setting, { status: 'exported', batchId: 'PB-0000000001' });

    const answer = await service().sendBack(finance, id, { reason: 'The account is closed' });

    expect(answer.status).toBe('due');
    expect(setting.temporal.sent).toMatchObject([
      { workflowId, argument: { text: expect.stringContaining('The account is closed') } },
    ]);
  });

  test('of a case that has ended is void', async () => {
    const { id, caseId } = await owed(setting, { status: 'exported' });
    changeProcess(setting.memory, caseId, { status: 'closed', tasks: [] });

    expect((await service().sendBack(finance, id, { reason: 'Closed account' })).status).toBe('void');
  });

  test.each(['due', 'paid', 'void'] as const)('is refused for one that is %s', async (status) => {
    const { id } = await owed(setting, { status });

    const sent = service().sendBack(finance, id, { reason: 'Closed account' });

    await expect(sent).rejects.toMatchObject({ code: 'not-now' });
    expect(stored(id)?.status).toBe(status);
  });
});

test.each(['manager', 'ops', 'admin', 'owner', 'marketer'] as const)(
  '%s has no way to payments',
  async (name) => {
    const { id } = await owed(setting);
    const other = portal(name);
    const asked = [
      service().list(other, 'due', {}),
      service().get(other, id),
      service().export(other, { paymentIds: [id] }),
      service().confirm(other, id, { amount: due, ...paid }),
      service().sendBack(other, id, { reason: 'No reason' }),
    ];

    for (const one of await Promise.allSettled(asked))
      expect(one).toMatchObject({ status: 'rejected', reason: { code: 'forbidden' } });
  },
);

describe('a case whose payment is with the bank', () => {
  test.each([
    ['withdraw', 'rival'],
    ['cancel', 'ops'],
  ] as const)('cannot be ended (%s) before that payment is confirmed or sent back', async (act, by) => {
    const { id, caseId } = await owed(setting);
    const end = () => setting.services.cases.act(portal(by), caseId, act, { reason: 'No event' }, {});
    await service().export(finance, { paymentIds: [id] });

    await expect(end()).rejects.toMatchObject({
      code: 'not-now',
      message: expect.stringMatching(new RegExp(`${id}.*confirms it or sends it back first`)),
    });
    expect(setting.temporal.sent).toEqual([]);
    await service().sendBack(finance, id, { reason: 'Wrong account' });
    await end();
    expect(setting.temporal.sent.map(({ name }) => name)).toContain(act);
  });
});
