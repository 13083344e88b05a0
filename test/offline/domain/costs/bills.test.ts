import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { usualActivity } from '../../../../domain/costs/activity.schema.ts';
import { atRestOf } from '../../../../domain/costs/at-rest.rules.ts';
import { atRestSchema } from '../../../../domain/costs/at-rest.schema.ts';
import { linesOf, totalOf } from '../../../../domain/costs/bill.rules.ts';
import { millionCases, simulate } from '../../../../domain/costs/heat.rules.ts';
import { type Books, idleLines, monthOf } from '../../../../domain/costs/month.rules.ts';
import { pricesSchema } from '../../../../domain/costs/prices.schema.ts';
import { cloudBill } from '../../../../domain/costs/temporal-cloud.rules.ts';
import { measuredSchema } from '../../../../domain/costs/usage.schema.ts';

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../../infra/costs/${name}.json`, import.meta.url), 'utf8'));
// The files are of the present shape: npm run costs writes the first anew.
const books: Books = {
  measured: measuredSchema.parse(read('measured')),
  prices: pricesSchema.parse(read('prices')),
  atRest: atRestSchema.parse(read('at-rest')),
  atRestOnLambda: atRestSchema.parse(read('at-rest-on-lambda')),
};
const { prices, measured } = books;

describe('what was counted', () => {
  it('has an approved deal within 15 actions, told one by one', () => {
    expect(measured.dealActions.length).toBeLessThanOrEqual(15);
    const { actions } = measured.usage.deal;
    expect(Object.values(actions).reduce((sum, count) => sum + count, 0)).toBe(measured.dealActions.length);
  });

  it('gives every unit that a kind uses to some key', () => {
    for (const [kind, { units }] of Object.entries(measured.usage)) {
      const keys = measured.keys[kind as keyof typeof measured.keys];
      for (const index of ['table', 'gsi1', 'gsi2'] as const) {
        const given = keys
          .filter((one) => one.index === index)
          .reduce((sum, { written }) => sum + written, 0);
        expect(Math.abs(given - units[index].written)).toBeLessThan(2);
      }
    }
  });
});

describe('a bill', () => {
  it('prices units by the list, the dearest first', () => {
    const lines = linesOf({ tableReads: 1_000_000, mails: 20_000, alarms: 0 }, prices);

    expect(lines).toEqual([
      { item: 'mails', quantity: 20_000, amount: 2 },
      { item: 'tableReads', quantity: 1_000_000, amount: 0.125 },
    ]);
    expect(totalOf(lines)).toBe(2.125);
  });

  it('of much in Temporal Cloud pays each tier beyond what the business plan includes', () => {
    const bill = cloudBill({ actions: 102_500_000, activeGbHours: 0, retainedGbHours: 0 }, prices);

    const actions = 5 * 50 + 5 * 45 + 10 * 40 + 30 * 35 + 50 * 30;
    expect(bill).toEqual({ plan: 'business', actions, storage: 0, support: 500, total: actions + 500 });
  });

  it('of a small month in Temporal Cloud has no base fee', () => {
    const bill = cloudBill({ actions: 100_000, activeGbHours: 100, retainedGbHours: 1000 }, prices);

    expect(bill.plan).toBe('developer');
    expect(bill.total).toBeCloseTo((5 + 4.2 + 1.05) * 1.1, 6);
  });

  it('never falls when there is more to pay for', () => {
    const use = fc.record({
      ...{ actions: fc.nat(300_000_000), activeGbHours: fc.nat(100_000), retainedGbHours: fc.nat(1_000_000) },
    });
    fc.assert(
      fc.property(use, fc.nat(10_000_000), (one, more) => {
        const less = cloudBill(one, prices).total;
        expect(cloudBill({ ...one, actions: one.actions + more }, prices).total).toBeGreaterThanOrEqual(less);
      }),
    );
  });

  it('of a month is what is at rest where there is no partner, and grows with partners', () => {
    const none = monthOf(0, usualActivity, books);
    const [few, many] = [10, 10_000].map((partners) => monthOf(partners, usualActivity, books).total);

    expect(none.total).toBe(totalOf(idleLines(books.atRest, prices)));
    expect(none.total).toBeLessThan(few ?? 0);
    expect(few).toBeLessThan(many ?? 0);
  });
});

describe('what is billed at rest', () => {
  const stack = (...resources: object[]) => ({ Stack: resources as never[] });

  it('fails for a resource whose price nobody has said', () => {
    expect(() => atRestOf(stack({ Type: 'AWS::EC2::NatGateway' }))).toThrow(/NatGateway has no price/);
    const endpoint = { Type: 'AWS::EC2::VPCEndpoint', Properties: { VpcEndpointType: 'Interface' } };
    expect(() => atRestOf(stack(endpoint))).toThrow(/billed by the hour/);
  });

  it('is one line for equal things of a stack, and nothing of workers where none runs', () => {
    const service = { Type: 'AWS::ECS::Service', Properties: { DesiredCount: 0 } };
    const alarm = { Type: 'AWS::CloudWatch::Alarm' };

    expect(atRestOf(stack(alarm, alarm, service))).toEqual([
      { stack: 'Stack', what: 'alarms', item: 'alarms', quantity: 2, ofWorkers: false },
    ]);
  });

  it('asks for a queue all the time, and not for a stream', () => {
    const mapping = (Properties: object) => ({ Type: 'AWS::Lambda::EventSourceMapping', Properties });

    expect(atRestOf(stack(mapping({ StartingPosition: 'LATEST' })))).toEqual([]);
    expect(atRestOf(stack(mapping({})))).toMatchObject([{ item: 'queueRequests' }]);
  });

  it('is under five dollars with workers on Lambda', () => {
    expect(totalOf(idleLines(books.atRestOnLambda, prices))).toBeLessThan(5);
    expect(books.atRestOnLambda.filter(({ ofWorkers }) => ofWorkers)).toEqual([]);
  });
});

describe('a simulated year', () => {
  const small = { ...millionCases, cases: 5_000 };

  it('is the same for the same seed, and another for another', () => {
    expect(simulate(measured, small)).toEqual(simulate(measured, small));
    expect(simulate(measured, { ...small, seed: 10 })).not.toEqual(simulate(measured, small));
  });

  it('warms no key of one case, and those that all cases share with more cases', () => {
    const [few, many] = [small, { ...small, cases: 50_000 }].map((scene) => simulate(measured, scene).keys);
    const written = (keys = few) => keys?.reduce((sum, one) => sum + one.written, 0) ?? 0;

    expect(few?.some(({ key }) => key.includes('{case}'))).toBe(false);
    expect(few?.some(({ index, key }) => index === 'gsi2' && key.startsWith('DEALS#'))).toBe(true);
    expect(written(many)).toBeGreaterThan(written(few));
  });
});
