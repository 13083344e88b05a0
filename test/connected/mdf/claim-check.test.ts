import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRunCheck } from '../../../activities/checks/run-check.activity.ts';
import { eur, type MoneyCase, startMoneyWorld, today } from './money-world.ts';

let world: Awaited<ReturnType<typeof startMoneyWorld>>;
beforeAll(async () => {
  world = await startMoneyWorld();
});
afterAll(() => world.close());

const days = { from: '2026-11-20', to: '2026-11-21' };
const line = (invoice: string, issuer = 'Messe Berlin GmbH') => ({
  ...{ invoice, issuer, date: '2026-11-20', what: 'Hall', amount: eur(4000) },
});
const file = (sha256: string) => ({
  id: 'U-1',
  name: `${sha256}.pdf`,
  type: 'application/pdf',
  size: 1,
  sha256,
});

async function reserved(): Promise<MoneyCase> {
  const of = await world.open(10_000);
  await of.act('reserve-funds', { amount: eur(5000), kind: 'event', ...days, claimBy: '2027-01-20' });
  return of;
}

function check({ caseId, partner }: MoneyCase, name: string, values: object) {
  const { id, tier, country } = partner;
  const run = createRunCheck({
    stores: world.stores,
    installation: { webhooks: {}, outsideCalls: false, sanctions: undefined },
    now: today,
  });
  const input = { name, key: `mdf/${id}/${caseId}/${name}`, caseId, values: values as never };
  return run({ ...input, partner: { id, name: partner.name, tier, country } });
}
const claim = (of: MoneyCase, lines: object[], files: object[] = []) =>
  check(of, 'mdf-claim', { lines, files, total: eur(4000 * lines.length), share: 50, ...days });

describe('a claim', () => {
  test('passes the first time, and however often it is looked at', async () => {
    const of = await reserved();
    const invoice = crypto.randomUUID();

    for (let attempt = 0; attempt < 2; attempt += 1)
      expect(await claim(of, [line(invoice)], [file(invoice)])).toEqual({
        outcome: 'pass',
        detail: 'Looked at 1 line over EUR 40.00 and 1 file.',
      });
  });

  test('of an invoice or a file that was claimed before, by whomever, names the case', async () => {
    const [first, second] = [await reserved(), await reserved()];
    const [number, hash] = [`RE-${crypto.randomUUID()}-0042`, crypto.randomUUID()];
    await claim(first, [line(number)], [file(hash)]);

    const found = await claim(
      second,
      [line(number.replaceAll('-', ' ').toLowerCase(), 'MESSE BERLIN')],
      [file(hash)],
    );

    expect(found.outcome).toBe('fail');
    expect(found.detail).toContain(
      `was claimed before, in claim 1 of ${first.caseId}. The file ${hash}.pdf was`,
    );
    expect(found.detail).not.toContain(first.partner.id);
  });

  test('of an invoice that an earlier claim of the same case was paid for says so', async () => {
    const of = await reserved();
    const invoice = crypto.randomUUID();
    await claim(of, [line(invoice)]);
    await of.act('accept-claim', { amount: eur(2000), method: 'bank' });

    expect(await claim(of, [line(invoice)])).toMatchObject({
      outcome: 'fail',
      detail: expect.stringContaining(`was claimed before, in claim 1 of ${of.caseId}`),
    });
  });
});

test('a request stands beside what its partner may spend and has not reported', async () => {
  const of = await reserved();
  const next = world.another(of);
  const request = { amount: eur(3000), lines: [{ what: 'Hall', amount: eur(3000) }], ...days };

  expect(await check(next, 'mdf-request', request)).toEqual({
    outcome: 'pass',
    detail: `Left to spend: EUR 50.00 of its own.`,
  });
  expect(await check(next, 'mdf-request', { ...request, from: '2026-11-02' })).toMatchObject({
    outcome: 'fail',
    detail: expect.stringContaining('was to be approved before it begins'),
  });
});
