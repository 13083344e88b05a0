import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Payment } from '../../../domain/mdf/activity.ts';
import { seedPeople } from '../../../local/seed-data.ts';
import { proposalOf } from '../../offline/handlers/support/processes.ts';
import { callerOf, startProduct, type TestProduct } from '../../support/product.ts';
import { allocationOf, fundOf } from '../store/ledger-fixtures.ts';

const finance = callerOf(seedPeople.finance);
const secondFinance = callerOf(seedPeople.secondFinance);
const ops = callerOf(seedPeople.ops);
const seller = callerOf(seedPeople.alpineSeller);
const paid = { paidOn: new Date().toISOString().slice(0, 10), reference: 'Statement 12/4' };

/** Marketing funds without anybody's approval: what is asked for is reserved, claimed and to be paid. */
const quick = `
program: quick-funds
kind: mdf
version: 1
title: Quick funds
calendar: { timeZone: UTC, workingDays: [1, 2, 3, 4, 5], from: "09:00", to: "17:00", holidays: [] }
roles: { finance: Finance }
starts: { by: partner, form: request, caseTitle: "{{ request.name }}" }
forms:
  request:
    title: Ask
    fields:
      - { name: name, type: text, label: Name }
      - { name: amount, type: money, label: Amount, currencies: [EUR] }
      - { name: method, type: choice, label: How, options: { bank: Bank, credit-note: Credit note } }
  payment:
    title: Paid
    fields:
      - { name: amount, type: money, label: Paid, currencies: [EUR] }
      - { name: paidOn, type: date, label: Paid on }
      - { name: reference, type: text, label: Reference }
stages:
  - id: money
    label: Money
    steps:
      - step: action
        id: reserve
        action: reserve-funds
        with: { amount: request.amount, kind: '"event"', from: date(now), to: date(now), claimBy: date(now) + days(60) }
      - step: repeat
        id: claims
        atMost: 3
        until: "true"
        steps:
          - { step: action, id: accept, action: accept-claim, with: { amount: request.amount, method: request.method } }
        alongside:
          - { step: form, id: pay, form: payment, by: finance, within: P14D }
          - step: action
            id: book
            action: confirm-payment
            with: { payment: accept.payment, amount: pay.amount, paidOn: pay.paidOn, reference: pay.reference }
outcomes: { done: { label: Paid } }
`;

let product: TestProduct;
let worker: { stop: () => Promise<void> };
const fund = fundOf({ period: { from: '2020-01-01', to: '2099-12-31' } });
const allocation = allocationOf(fund, { for: { to: 'partner', partnerId: 'alpine' } });
beforeAll(async () => {
  product = await startProduct();
  worker = await product.startWorker();
  const { programs } = product.services;
  const { programId, version, hash } = await programs.propose(ops, proposalOf(quick));
  await programs.publish(callerOf(seedPeople.secondOps), programId, version, { hash });
  const act = { key: 'first-money', at: new Date().toISOString(), amount: 1_000_000 };
  await product.stores.funds.create(fund, act);
  await product.stores.funds.allocate(allocation, { ...act, key: 'all-of-it' });
});
afterAll(async () => {
  await worker.stop();
  await product.close();
});

const service = () => product.services.payments;

/** A case whose claim is accepted, up to the payment that finance finds in its queue. */
async function accepted(amount: number, method = 'bank'): Promise<Payment> {
  const values = { name: `Fair for ${amount}`, amount: { amount, currency: 'EUR' }, method };
  const { id } = await product.services.cases.start(seller, 'quick-funds', values, {
    requestKey: crypto.randomUUID(),
  });
  // Finance can act once the case asks for it.
  await expect
    .poll(async () => (await product.services.cases.get(ops, id)).view.tasks.map(({ step }) => step))
    .toEqual(['claims[0].pay']);
  const [payment] = await product.stores.payments.ofCase(id);
  if (!payment) throw new Error('Nothing is due.');
  return payment;
}

const balances = async () =>
  (await product.stores.funds.allocation(fund.id, allocation.id))?.balances ?? { payable: 0, paid: 0 };

describe('finance', () => {
  test('makes a file, confirms it when the bank has paid, and the money is booked as paid', async () => {
    const before = await balances();
    const payments = [await accepted(120_000), await accepted(30_050)];
    const paymentIds = payments.map(({ id }) => id);

    const due = await service().list(finance, 'due', {});
    const batch = await service().export(finance, { paymentIds }, { requestKey: 'make-the-file' });
    const again = await service().export(finance, { paymentIds }, { requestKey: 'make-the-file' });
    const answers = await service().confirmBatch(secondFinance, batch.id, paid, { requestKey: 'all-of-it' });

    expect(due.items.filter(({ id }) => paymentIds.includes(id))).toMatchObject([
      { title: 'Fair for 120000', partnerName: 'Alpine IT GmbH', account: 'DE•• •••• 6199' },
      { title: 'Fair for 30050' },
    ]);
    expect(again).toEqual(batch);
    expect(batch).toMatchObject({ total: 150_050, paymentIds });
    expect(answers).toEqual(paymentIds.map((paymentId) => ({ paymentId })));
    const after = await service().batch(finance, batch.id);
    expect(after.payments).toMatchObject(paymentIds.map((id) => ({ id, status: 'paid', ...paid })));
    expect(await balances()).toMatchObject({ payable: before.payable, paid: before.paid + 150_050 });
    const text = new TextDecoder().decode((await service().file(finance, batch.id)).bytes);
    expect(text).toContain('<CtrlSum>1500.50</CtrlSum>');
    expect(text).toContain('<IBAN>DE75512108001245126199</IBAN>');
  });

  test('has a payment sent back, puts it into another file, and cannot confirm it twice', async () => {
    const { id, caseId, amount } = await accepted(50_000);
    const first = await service().export(finance, { paymentIds: [id] });

    const back = await service().sendBack(finance, id, { reason: 'The account was closed' });
    const second = await service().export(finance, { paymentIds: [id] });
    const confirmed = await service().confirm(finance, id, { amount, ...paid });
    const twice = service().confirm(secondFinance, id, { amount, ...paid });

    expect(back.status).toBe('due');
    expect(second.id).not.toBe(first.id);
    expect(confirmed).toMatchObject({ status: 'paid', batchId: second.id, ...paid });
    await expect(twice).rejects.toMatchObject({ code: 'task-closed' });
    const { timeline } = await product.services.cases.get(ops, caseId);
    expect(timeline.map(({ text }) => text)).toContainEqual(
      expect.stringContaining('The account was closed'),
    );
  });

  test('settles another by a credit note, under its number', async () => {
    const { id, amount } = await accepted(7_000, 'credit-note');

    const other = service().confirm(finance, id, { ...paid, amount: { ...amount, amount: 6_999 } });
    await expect(other).rejects.toMatchObject({ code: 'invalid-input', fields: [{ field: 'amount' }] });
    const confirmed = await service().confirm(finance, id, { amount, ...paid, reference: 'CN-2027-0042' });

    expect(confirmed).toMatchObject({ status: 'paid', reference: 'CN-2027-0042', method: 'credit-note' });
  });

  test('of two who confirm the same in one moment, one is told that it is done', async () => {
    const { id, amount } = await accepted(9_000);
    const before = await balances();

    const both = await Promise.allSettled([
      service().confirm(finance, id, { amount, ...paid }),
      service().confirm(secondFinance, id, { amount, ...paid }),
    ]);

    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: expect.stringMatching(/^(task-closed|case-closed)$/) },
    });
    await expect.poll(balances).toMatchObject({ paid: before.paid + 9_000 });
  });
});
