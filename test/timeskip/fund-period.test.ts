import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { AuditActivities } from '../../activities/audit/audit-activities.ts';
import { createFundActivities } from '../../activities/funds/create-fund-activities.ts';
import type { Mail } from '../../activities/mail/mailer.ts';
import { createAddressStore } from '../../activities/store/addresses.dynamo.ts';
import type { Stores } from '../../activities/store/stores.ts';
import { brandingSchema } from '../../domain/branding/branding.schema.ts';
import type { WonDeal } from '../../domain/cases/listing.ts';
import { fundWorkflowId } from '../../domain/ids.ts';
import type { Fund } from '../../domain/mdf/fund.schema.ts';
import { auditAnchorsWorkflow, auditAnchorsWorkflowId } from '../../workflows/audit-anchors.messages.ts';
import { taskQueue } from '../../workflows/case.messages.ts';
import { fundPeriodWorkflow } from '../../workflows/fund-period.messages.ts';
import { allocationOf, fundOf } from '../connected/store/ledger-fixtures.ts';
import { memoryMailLog } from '../offline/mail/post-room.ts';
import { type MemoryFunds, memoryFunds } from '../support/memory-funds.ts';
import { memoryItems } from '../support/memory-items.ts';
import { startTimeskip, type Timeskip } from '../support/timeskip.ts';

const day = 86_400_000;
const owner = {
  ...{ id: 'P-0WNER00001', name: 'Mia Funds', email: 'mia@vendor.example', roles: ['marketing-manager'] },
  ...{ timeZone: 'UTC', active: true },
};
const partners = new Map([
  ['northwind', { id: 'northwind', name: 'Northwind', tier: 'gold', country: 'DE' }],
]);

let timeskip: Timeskip;
const held: MemoryFunds = { funds: new Map(), allocations: new Map(), done: new Set() };
const won: WonDeal[] = [];
const mails: Mail[] = [];
const audit = { anchors: 0, looked: [] as string[] };
/** The third anchor closes a day. */
const auditActivities: AuditActivities = {
  anchorAudit: async () => ({ closed: ++audit.anchors === 3 ? ['2026-11-30'] : [] }),
  async verifyAudit({ from }) {
    audit.looked.push(from);
    return { broken: 0 };
  },
};
beforeAll(async () => {
  const stores = {
    funds: memoryFunds(held),
    people: { get: async () => owner, byRole: async () => [] },
    partners: { get: async (id: string) => partners.get(id) },
    programs: {
      version: async () => ({ kind: 'deal-registration', currency: 'EUR', exchangeRates: { USD: 0.9 } }),
    },
    cases: {
      listWon: async (after: string) => ({ items: won.filter(({ wonAt }) => wonAt > after) }),
    },
    mailLog: memoryMailLog(),
    addresses: createAddressStore(memoryItems()),
  };
  const activities = createFundActivities({
    stores: stores as unknown as Stores,
    mailer: { send: async (mail) => `ses-${mails.push(mail)}` },
    branding: brandingSchema.parse({ name: 'Vendor' }),
    linkKeys: [],
    publicUrl: 'https://portal.example',
  });
  timeskip = await startTimeskip(inject('testServerPath'), { ...activities, ...auditActivities });
});
afterAll(() => timeskip.close());

const dayAt = (at: number) => new Date(at).toISOString().slice(0, 10);

/** A fund that began yesterday and ends after so many more days, today included. */
async function begin(days: number, changes: Partial<Fund> = {}) {
  mails.length = 0;
  won.length = 0;
  const now = await timeskip.env.currentTimeMs();
  const period = { from: dayAt(now - day), to: dayAt(now + (days - 1) * day) };
  const fund = fundOf({ period, ownerId: owner.id, unallocated: 100_000, ...changes });
  held.funds.set(fund.id, fund);
  const allocation = allocationOf(fund, {
    for: { to: 'tier', tier: 'gold' },
    basis: { by: 'accrual', percent: 2 },
  });
  held.allocations.set(allocation.id, allocation);
  const start = () =>
    timeskip.client.workflow.start(fundPeriodWorkflow, {
      ...{ workflowId: fundWorkflowId(fund.id), taskQueue, args: [{ fundId: fund.id }] },
    });
  const win = (value: WonDeal['value'], of = 'northwind') => {
    const dealId = `D-${won.length}`;
    const deal = { dealId, partnerId: of, program: { id: 'deals', version: 1 }, value };
    won.push({ ...deal, closedOn: dayAt(now), wonAt: new Date(now + won.length).toISOString() });
  };
  return {
    fund,
    allocation,
    start,
    win,
    available: () => held.allocations.get(allocation.id)?.balances.available,
  };
}

const subjects = () => mails.map(({ subject }) => subject);

it('reminds its owner, and gives back at the end what nobody has reserved', async () => {
  const { fund, start } = await begin(40);

  const handle = await start();
  timeskip.handles.push(handle);
  const result = await handle.result();

  expect(result).toEqual({ outcome: 'returned', amount: 100_000 });
  expect(held.funds.get(fund.id)).toMatchObject({ status: 'ended', unallocated: 0, withdrawn: 100_000 });
  expect(subjects()).toEqual([
    expect.stringMatching(/^EUR 1,000\.00 not reserved: Spring ends on /),
    expect.stringMatching(/^EUR 1,000\.00 not reserved: Spring ends on /),
    'Ended: Spring',
  ]);
  expect(mails[0]?.text).toContain('goes back and cannot be reserved any more');
  expect(mails[2]?.text).toContain('EUR 1,000.00 that nobody had reserved went back.');
  const { searchAttributes } = await handle.describe();
  expect(searchAttributes).toMatchObject({ Program: ['fund'], Stage: ['ended'], Outcome: ['returned'] });
});

it('adds the share of each deal of who takes part, once', async () => {
  const { start, win, available } = await begin(3);
  win({ amount: 200_000, currency: 'EUR' });
  win({ amount: 100_000, currency: 'USD' });
  win({ amount: 100_000, currency: 'CHF' });
  win({ amount: 900_000, currency: 'EUR' }, 'stranger');

  const handle = await start();
  timeskip.handles.push(handle);
  const result = await handle.result();

  // 2 % of EUR 2,000.00, and of USD 1,000.00 at 0.9; there is no rate for CHF.
  expect(result).toEqual({ outcome: 'returned', amount: 100_000 });
  expect([...held.done].filter((key) => key.startsWith('accrual/'))).toHaveLength(2);
  expect(available()).toBe(0);
});

it('says once that nothing is left to accrue from, and goes on when there is more', async () => {
  const { fund, start, win, available } = await begin(6, { unallocated: 5000 });
  win({ amount: 200_000, currency: 'EUR' });
  win({ amount: 200_000, currency: 'EUR' });
  win({ amount: 1000, currency: 'EUR' });
  const handle = await start();
  timeskip.handles.push(handle);

  await timeskip.env.sleep('3 days');
  // The third would fit, and waits for its turn.
  expect(available()).toBe(4000);
  expect(subjects()).toEqual(['Nothing left to accrue from: Spring']);
  held.funds.set(fund.id, { ...fund, unallocated: 10_000 });
  await timeskip.env.sleep('36 hours');

  expect(available()).toBe(8020);
  await handle.result();
  expect(subjects()).toEqual(['Nothing left to accrue from: Spring', 'Ended: Spring']);
});

it('carries the rest over to the fund that is named', async () => {
  const next = fundOf({ name: 'Summer' });
  held.funds.set(next.id, next);
  const { start } = await begin(2, { atEnd: { carryTo: next.id } });

  const handle = await start();
  timeskip.handles.push(handle);

  expect(await handle.result()).toEqual({ outcome: 'carried', amount: 100_000 });
  expect(held.funds.get(next.id)?.unallocated).toBe(100_000);
  expect(mails.at(-1)?.text).toContain('went on to “Summer”');
});

it('gives it back and says so where that fund takes no money', async () => {
  const { fund, start } = await begin(2, { atEnd: { carryTo: 'FD-0000000000' } });

  const handle = await start();
  timeskip.handles.push(handle);

  expect(await handle.result()).toEqual({ outcome: 'returned', amount: 100_000 });
  expect(held.funds.get(fund.id)?.withdrawn).toBe(100_000);
  expect(mails.at(-1)?.text).toMatch(/It was to go on to the fund FD-0000000000, and there is no such fund/);
});

it('has the audit anchored each hour, and looks through a day when it is closed', async () => {
  const options = { workflowId: auditAnchorsWorkflowId, taskQueue, args: [] };
  const handle = await timeskip.client.workflow.start(auditAnchorsWorkflow, options);
  timeskip.handles.push(handle);

  await timeskip.env.sleep('330m');
  await handle.terminate();

  expect(audit).toEqual({ anchors: 6, looked: ['2026-11-30'] });
});

it('replays every history that the tests above have made', async () => {
  expect(await timeskip.replayAll()).toBe(6);
});
