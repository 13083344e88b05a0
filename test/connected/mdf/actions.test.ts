import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eur, type MoneyCase, startMoneyWorld } from './money-world.ts';

let world: Awaited<ReturnType<typeof startMoneyWorld>>;
beforeAll(async () => {
  world = await startMoneyWorld();
});
afterAll(() => world.close());

const days = { from: '2026-11-20', to: '2026-11-21', claimBy: '2027-01-20' };
const usd = (amount: number) => ({ amount, currency: 'USD' });
const rates = { EUR: 1, USD: 0.92 };
const reserve = (of: MoneyCase, amount = eur(5000), step = 'reserve') =>
  of.act('reserve-funds', { amount, kind: 'event', rates, ...days }, { step });
const accept = (of: MoneyCase, amount = eur(3000), step = 'accept') =>
  of.act('accept-claim', { amount, method: 'bank' }, { step });
const confirm = (of: MoneyCase, payment: unknown, amount = eur(3000), step = 'confirm') =>
  of.act('confirm-payment', { payment, amount, paidOn: '2026-12-01', reference: 'SEPA 1' }, { step });
const refused = (words: RegExp, type = 'action-refused') => ({
  type,
  nonRetryable: true,
  message: expect.stringMatching(words),
});

/** Puts a payment into a file for the bank. */
async function exported(of: MoneyCase, payment: unknown, total: number) {
  const batch = {
    ...{ id: `PB-${of.caseId}`, createdAt: '2026-11-02T09:00:00.000Z', byPersonId: 'P-FINANCE001' },
    ...{ currency: 'EUR', total, paymentIds: [String(payment)], sha256: '0' },
  };
  expect(await world.stores.payments.export(batch)).toBe('done');
}

describe('reserving', () => {
  test('pins the rate and keeps the case, the days and the kind with the money', async () => {
    const of = await world.open(10_000);

    expect(await reserve(of, usd(5000))).toEqual({ outcome: 'reserved', reserved: eur(4600) });
    expect(await world.stores.funds.activity(of.caseId)).toMatchObject({
      title: 'Roadshow',
      kind: 'event',
      pinned: { currency: 'USD', rate: '0.92' },
      workflowId: `mdf/${of.partner.id}/${of.caseId}`,
      ...{ granted: 4600, reserved: 4600, ...days },
    });
    const [entry] = await world.stores.funds.entriesOfCase(of.caseId);
    expect(entry).toMatchObject({ amount: 4600, original: { ...usd(5000), rate: '0.92' } });
  });

  test('says what is left, in the currency that was asked for, so that this much can be reserved', async () => {
    const of = await world.open(4600);

    const short = await reserve(of, usd(5001));

    expect(short).toEqual({ outcome: 'short', left: usd(5000) });
    expect(await reserve(of, usd(5000), 'again')).toMatchObject({ outcome: 'reserved' });
  });

  test('of two that race for the last money gives it to one', async () => {
    const of = await world.open(5000);

    const answers = await Promise.all([reserve(of), reserve(world.another(of))]);

    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(['reserved', 'short']);
    expect(answers).toContainEqual({ outcome: 'short', left: eur(0) });
    expect(await of.balances()).toMatchObject({ available: 0, reserved: 5000 });
  });

  test('takes no money of another period, and none in a currency without a rate', async () => {
    const of = await world.open(5000);

    const late = { amount: eur(100), kind: 'event', ...days, from: '2027-01-02' };
    expect(await of.act('reserve-funds', late)).toEqual({ outcome: 'short', left: eur(0) });
    const pounds = { amount: { amount: 1, currency: 'GBP' }, kind: 'event', rates, ...days };
    expect(await of.act('reserve-funds', pounds, { step: 'pounds' })).toMatchObject({ outcome: 'short' });
  });

  test('a second time in a case is refused, and so is nothing', async () => {
    const of = await world.open(10_000);
    await expect(reserve(of, eur(0))).rejects.toMatchObject(refused(/zero/));
    await reserve(of);

    await expect(reserve(of, eur(100), 'more')).rejects.toMatchObject(refused(/change what is reserved/));
  });

  test('is changed up to what there is, and never below what was claimed', async () => {
    const of = await world.open(10_000);
    await reserve(of);
    const change = (amount: number, step: string) =>
      of.act('change-reservation', { amount: eur(amount), ...days }, { step });

    expect(await change(7000, 'up')).toEqual({ outcome: 'changed', reserved: eur(7000) });
    expect(await change(10_001, 'too much')).toEqual({
      outcome: 'short',
      reserved: eur(7000),
      left: eur(3000),
    });
    await accept(of);
    expect(await change(2999, 'below')).toMatchObject({ outcome: 'short', reserved: eur(4000) });
    expect(await change(3000, 'down')).toEqual({ outcome: 'changed', reserved: eur(0) });
  });
});

describe('a claim', () => {
  test('is paid at the rate of the reservation, and never above what is reserved', async () => {
    const of = await world.open(10_000);
    await reserve(of, usd(5000));

    const first = await accept(of, usd(2000), 'first');
    const second = await accept(of, usd(9999), 'second');
    const third = await accept(of, usd(1), 'third');

    expect(first).toMatchObject({ outcome: 'payable', amount: eur(1840), left: eur(2760), capped: false });
    expect(second).toMatchObject({ outcome: 'payable', amount: eur(2760), left: eur(0), capped: true });
    expect(third).toEqual({ outcome: 'nothing', amount: eur(0), left: eur(0), capped: true });
    const payments = await world.stores.payments.ofCase(of.caseId);
    expect(payments.map(({ claim, step, status }) => [claim, step, status])).toEqual([
      [1, 'first', 'due'],
      [2, 'second', 'due'],
    ]);
  });

  test.each([
    ['another currency', (of: MoneyCase) => accept(of, usd(1)), /in USD, and this case asked for EUR/],
    [
      'a case that reserved nothing',
      async () => accept(await world.open(1)),
      /No money is reserved for this case/,
    ],
    [
      'one whose money went back',
      async (of: MoneyCase) => {
        await of.act('release-funds');
        return accept(of);
      },
      /went back already/,
    ],
  ])('of %s is refused in words', async (_, claim, words) => {
    const of = await world.open(10_000);
    await reserve(of);

    await expect(claim(of)).rejects.toMatchObject(refused(words));
    expect(await world.stores.payments.ofCase(of.caseId)).toEqual([]);
  });

  test('of a partner that is suspended, or has no bank details, is due all the same', async () => {
    const of = await world.open(10_000);
    await reserve(of);
    await world.stores.partners.put({
      ...of.partner,
      suspended: { since: '2026-11-01T00:00:00.000Z', personIds: [] },
    });

    expect(await accept(of)).toMatchObject({ outcome: 'payable' });
  });
});

describe('confirming a payment', () => {
  const paying = async () => {
    const of = await world.open(10_000);
    await reserve(of);
    const { payment } = await accept(of);
    return { of, payment };
  };

  test('books it once, whoever confirms it again', async () => {
    const { of, payment } = await paying();

    await confirm(of, payment);
    await confirm(of, payment, eur(3000), 'again');

    expect(await of.balances()).toMatchObject({ reserved: 2000, payable: 0, paid: 3000 });
    await expect(confirm(of, payment, eur(2999), 'other')).rejects.toMatchObject(
      refused(/confirmed already, as EUR 30\.00/),
    );
  });

  test('waits for operations where the partner is suspended, and goes on when it is not any more', async () => {
    const { of, payment } = await paying();
    const suspended = { since: '2026-11-01T00:00:00.000Z', personIds: [] };
    await world.stores.partners.put({ ...of.partner, suspended });

    await expect(confirm(of, payment)).rejects.toMatchObject(
      refused(/suspended.*restore the partner's access/, 'must-be-settled'),
    );
    expect(await of.balances()).toMatchObject({ payable: 3000, paid: 0 });
    await world.stores.partners.put(of.partner);
    await confirm(of, payment);
    expect(await of.balances()).toMatchObject({ payable: 0, paid: 3000 });
  });

  test('books what the bank had before the partner was suspended', async () => {
    const { of, payment } = await paying();
    await exported(of, payment, 3000);
    const suspended = { since: '2026-11-01T00:00:00.000Z', personIds: [] };
    await world.stores.partners.put({ ...of.partner, suspended });

    await confirm(of, payment);

    expect(await of.balances()).toMatchObject({ payable: 0, paid: 3000 });
  });

  test('is refused for another amount, for one that was called off, and for one of another case', async () => {
    const { of, payment } = await paying();
    const foreign = await paying();

    await expect(confirm(of, payment, eur(3001))).rejects.toMatchObject(
      refused(/EUR 30\.00 is due.*EUR 30\.01 was confirmed/, 'must-be-settled'),
    );
    await expect(confirm(of, foreign.payment)).rejects.toMatchObject(
      refused(/no payment PY-.* in this case/),
    );
    await of.act('release-funds');
    await expect(confirm(of, payment)).rejects.toMatchObject(refused(/was called off/));
  });
});

test('what is reserved and what is due goes back at the end, and what is with the bank stays', async () => {
  const of = await world.open(10_000);
  await reserve(of);
  await accept(of, eur(1000), 'first');
  const { payment } = await accept(of, eur(2000), 'second');
  await exported(of, payment, 2000);

  expect(await of.act('release-funds')).toEqual({ released: eur(3000) });
  expect(await of.act('release-funds', {}, { step: 'again' })).toEqual({ released: eur(0) });
  expect(await of.balances()).toMatchObject({ available: 8000, reserved: 0, payable: 2000 });
});

describe('what came of it', () => {
  test('is kept in the currency of the fund', async () => {
    const of = await world.open(10_000);
    await reserve(of, usd(5000));

    await of.act('report-result', { leads: 3, pipeline: usd(100_000) });

    expect((await world.stores.funds.activity(of.caseId))?.result).toEqual({
      ...{ leads: 3, dealIds: [], pipeline: eur(92_000), reportedAt: '2026-11-02T09:00:00.000Z' },
    });
  });

  test('names deals as people write them, with spaces and commas', async () => {
    const of = await world.open(10_000);
    await reserve(of);

    const written = { leads: 3, pipeline: eur(1), deals: [' D-7K3M9Q2XBA', '', ' '] };

    expect(await of.act('report-result', written)).toEqual({ unknown: 'D-7K3M9Q2XBA' });
  });

  test('names deals of the partner only: others are left out, and said', async () => {
    const of = await world.open(10_000);
    await reserve(of);
    const result = { leads: 3, pipeline: eur(1), deals: ['D-7K3M9Q2XBA'] };

    expect(await of.act('report-result', result)).toEqual({ unknown: 'D-7K3M9Q2XBA' });
    expect((await world.stores.funds.activity(of.caseId))?.result).toMatchObject({ leads: 3, dealIds: [] });
  });
});

describe('bank details', () => {
  const given = { holder: ' Northwind  GmbH ', iban: 'de89 3704 0044 0532 0130 00', bic: 'cobadeff' };

  test('are kept on the record of the partner, as banks write them, and answered masked', async () => {
    const of = await world.open(1);

    expect(await of.act('set-bank-details', given)).toEqual({ account: 'DE•• •••• 3000', before: '' });
    expect((await world.stores.partners.get(of.partner.id))?.bank).toEqual({
      ...{ holder: 'Northwind GmbH', iban: 'DE89370400440532013000', bic: 'COBADEFF' },
    });
  });

  test.each([
    ['iban', 'DE89 3704 0044 0532 0130 01', /no IBAN/],
    ['bic', 'COBA', /no BIC/],
    ['holder', 'N'.repeat(71), /70 characters/],
  ])('with a wrong %s are refused without being repeated', async (field, value, words) => {
    const of = await world.open(1);

    const refusal = of.act('set-bank-details', { ...given, [field]: value });

    await expect(refusal).rejects.toMatchObject(refused(words));
    await expect(refusal).rejects.not.toThrow(value);
  });
});
