import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import type { HolderActivities } from '../../activities/certificates/holder-activities.ts';
import type { Mail } from '../../activities/mail/mailer.ts';
import { createStandingActivities } from '../../activities/standing/create-standing-activities.ts';
import { reconsider } from '../../activities/standing/reconsider.ts';
import { createStandingStore } from '../../activities/store/standing.dynamo.ts';
import type { Stores } from '../../activities/store/stores.ts';
import { brandingSchema } from '../../domain/branding/branding.schema.ts';
import type { WonDeal } from '../../domain/cases/listing.ts';
import type { Award } from '../../domain/certification/certificate.schema.ts';
import { actionsOf } from '../../domain/costs/actions.rules.ts';
import { idFrom, standingWorkflowId } from '../../domain/ids.ts';
import { taskQueue } from '../../workflows/case.messages.ts';
import { newVersionWorkflow } from '../../workflows/new-version.messages.ts';
import { type Held, memoryStores, noneHeld, personOf } from '../offline/activities/support/memory.ts';
import { memoryMailLog } from '../offline/mail/post-room.ts';
import { memoryItems } from '../support/memory-items.ts';
import { startTimeskip, type Timeskip } from '../support/timeskip.ts';

const source = `
currency: EUR
competencies:
  basics: { title: Basics, requires: [{ certificates: basic, people: 1 }] }
tiers:
  - { id: silver, title: Silver }
  - id: gold
    title: Gold
    requires: [{ competency: basics }, { certificates: basic, people: 2 }]
    grace: P10D
  - { id: platinum, title: Platinum, requires: [{ wonDeals: 1, within: P12M }], grace: P5D }
`;

let timeskip: Timeskip;
let held: Held;
const standing = createStandingStore(memoryItems());
const won: WonDeal[] = [];
const mails: Mail[] = [];
/** Looks wait for it. */
let gate = Promise.resolve();
beforeAll(async () => {
  await standing.publish({
    ...{
      version: 1,
      source,
      publishedBy: 'P-0PS0000001',
      publishedAt: '2026-01-01T00:00:00.000Z',
      told: true,
    },
  });
  held = noneHeld();
  const stores = {
    ...memoryStores(held),
    standing: { ...standing, of: (id: string) => gate.then(() => standing.of(id)) },
    cases: { wonBy: async (of: string) => won.filter(({ partnerId }) => partnerId === of) },
    programs: { version: async () => undefined },
    mailLog: memoryMailLog(),
  };
  const activities = createStandingActivities({
    stores: stores as unknown as Stores,
    mailer: { send: async (mail) => `ses-${mails.push(mail)}` },
    branding: brandingSchema.parse({ name: 'Vendor' }),
    linkKeys: [{ id: 'k1', secret: 'a'.repeat(43) }],
    publicUrl: 'https://portal.example',
  });
  timeskip = await startTimeskip(inject('testServerPath'), { ...activities, ...ofHolders });
});
afterAll(() => timeskip.close());

/** A version that is published a while after its workflow was begun, and in force later; certificates in two pages. */
const asked: { readonly number: string; readonly at: number; readonly from: string }[] = [];
let published: string | undefined;
const ofHolders: HolderActivities = {
  publicationOf: async () => (published === undefined ? {} : { from: published }),
  holdersOf: async ({ cursor }) =>
    cursor === undefined ? { numbers: numbers.slice(0, 12), cursor: 'more' } : { numbers: numbers.slice(12) },
  async askHolder({ number, from }) {
    asked.push({ number, from, at: await timeskip.env.currentTimeMs() });
    return number === 'CT-3' ? { left: 'C-3' } : {};
  },
};
const numbers = Array.from({ length: 20 }, (_, n) => `CT-${n}`);

let partnerId = '';
let count = 0;
/** A partner of two people, of whom the first is its owner. */
beforeEach(() => {
  count += 1;
  partnerId = `partner-${count}`;
  held.partners.set(partnerId, {
    id: partnerId,
    name: 'Northwind',
    tier: 'silver',
    country: 'DE',
    domains: [],
  });
  for (const [index, name] of ['Nora West', 'Sam North'].entries())
    held.people.set(personId(index), {
      ...personOf({ id: personId(index), name, partnerId }),
      roles: [index === 0 ? 'owner' : 'seller'],
    });
  mails.length = 0;
});

/** Whoever has a workflow is looked at every day: that of another test only costs time. */
afterEach(async ({ task }) => {
  if (task.name.startsWith('a new version')) return;
  if ((await handle().describe()).status.name === 'RUNNING') await handle().terminate();
  timeskip.handles.push(handle() as Timeskip['handles'][number]);
});

const personId = (index: number) => `P-0000000${String(count).padStart(2, '0')}${index}`;
const tier = () => held.partners.get(partnerId)?.tier;
const subjects = () => mails.map(({ subject }) => subject.replace(/\d+ \w+ 20\d\d/, '<day>'));
const handle = () => timeskip.client.workflow.getHandle(standingWorkflowId(partnerId));
const changed = () => reconsider(timeskip.client, partnerId);

/** As the action does: the store, and then the signal. */
async function award(index: number, days?: number) {
  const now = await timeskip.env.currentTimeMs();
  const number = idFrom('certificate', Buffer.from(`${now} ${index}`.slice(-10)));
  const awarded: Award = {
    ...{ number, certificate: 'basic', title: 'Basics', criteria: '', caseId: 'C-7K3M9Q2XBA', partnerId },
    ...{ holder: { personId: personId(index), name: 'N' }, awardedAt: new Date(now).toISOString() },
    term: days === undefined ? {} : { days },
  };
  await held.certificates.award(awarded);
  await changed();
}

/** Until every look that was asked for is over. */
async function settled() {
  await timeskip.env.sleep('1 minute');
}

it('raises a tier with the award that was missing, and tells the owner once', async () => {
  await changed();
  await settled();
  await award(0);
  await settled();
  expect(tier()).toBe('silver');
  await award(1);
  await settled();

  expect(tier()).toBe('gold');
  expect(subjects()).toEqual(['Competency gained: Basics: Northwind', 'You are Gold now: Northwind']);
  expect(mails.map(({ to }) => to)).toEqual([1, 1].map(() => held.people.get(personId(0))?.email));
  expect(await standing.of(partnerId)).toMatchObject({ tier: 'gold', competencies: ['basics'] });
});

it('warns 90 and 30 days ahead, keeps the tier for its grace, and then lowers it', async () => {
  await changed();
  await award(0);
  await award(1, 95);
  await settled();
  mails.length = 0;

  await timeskip.env.sleep('6 days');
  expect(subjects()).toEqual(['Gold at risk from <day>: Northwind']);
  expect(mails[0]?.text).toContain('1 certificate ends in ');
  expect(mails[0]?.text).toMatch(/Sam North: renew “Basics” by /);
  await timeskip.env.sleep('60 days');
  expect(subjects()).toHaveLength(2);
  await timeskip.env.sleep('30 days');
  expect([tier(), subjects().at(-1)]).toEqual(['gold', 'Gold is kept until <day>: Northwind']);
  expect(mails.at(-1)?.text).toContain('Certify 1 more person: basic');
  await timeskip.env.sleep('10 days');

  expect([tier(), subjects().at(-1)]).toEqual(['silver', 'Your tier is Silver now: Northwind']);
  expect(mails).toHaveLength(4);
  const { searchAttributes } = await handle().describe();
  expect(searchAttributes).toMatchObject({ Program: ['standing'], Partner: [partnerId], Stage: ['earned'] });
});

it('keeps the tier for good when what was missing comes within the grace', async () => {
  await changed();
  await award(0);
  await award(1, 5);
  await settled();
  await timeskip.env.sleep('8 days');
  expect(await standing.of(partnerId)).toHaveProperty('keptUntil');

  await award(1);
  await timeskip.env.sleep('12 days');

  expect(tier()).toBe('gold');
  expect(await standing.of(partnerId)).not.toHaveProperty('keptUntil');
});

it('counts who is there: somebody who leaves takes the certificate along', async () => {
  await changed();
  await award(0);
  await award(1);
  await settled();
  mails.length = 0;

  const sam = personOf({ id: personId(1), partnerId: 'alpine' });
  held.people.set(sam.id, sam);
  await changed();
  await settled();

  expect(subjects()).toEqual(['Gold is kept until <day>: Northwind']);
  await timeskip.env.sleep('11 days');
  expect(tier()).toBe('silver');
});

it('looks again once lists have come, and every day whatever was lost', async () => {
  await changed();
  await award(0);
  await award(1);
  await settled();
  const closedOn = new Date(await timeskip.env.currentTimeMs()).toISOString().slice(0, 10);
  const deal = {
    program: { id: 'deals', version: 1 },
    value: { amount: 1, currency: 'EUR' },
    wonAt: closedOn,
  };
  await reconsider(timeskip.client, partnerId, { again: true });
  await timeskip.env.sleep('10 seconds');
  won.push({ ...deal, dealId: 'D-1', partnerId, closedOn });
  await timeskip.env.sleep('2 minutes');
  expect(tier()).toBe('platinum');

  won.length = 0;
  await timeskip.env.sleep('25 hours');

  expect(await standing.of(partnerId)).toMatchObject({ tier: 'platinum', earned: 'gold' });
});

it('is two actions on a day that changes nothing', async () => {
  const actions = async () => actionsOf((await handle().fetchHistory()).events ?? []).length;
  await changed();
  await timeskip.env.sleep('2 days');
  const before = await actions();
  await timeskip.env.sleep('10 days');

  expect((await actions()) - before).toBe(20);
});

it('begins its history anew before it is long', async () => {
  await changed();
  const { runId } = await handle().describe();
  await timeskip.env.sleep('70 days');

  const now = await handle().describe();
  expect(now.runId).not.toBe(runId);
  expect(now.status.name).toBe('RUNNING');
  expect(await timeskip.client.workflow.getHandle(now.workflowId, runId).describe()).toMatchObject({
    status: { name: 'CONTINUED_AS_NEW' },
  });
});

it('takes many changes during a look as one look after it', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  gate = promise;
  await changed();
  await Promise.all(Array.from({ length: 20 }, changed));
  resolve();
  await settled();

  const { events = [] } = await handle().fetchHistory();
  const looks = events?.filter((event) => event.activityTaskScheduledEventAttributes).length;
  const signals = events?.filter((event) => event.workflowExecutionSignaledEventAttributes).length;
  expect([signals, looks]).toEqual([21, 2]);
});

it('ends where there is no such partner', async () => {
  partnerId = 'nobody';
  await changed();

  await expect(handle().result()).resolves.toBeUndefined();
});

it('a new version asks every holder once, from when it is in force, a few a second, and names what was left', async () => {
  const workflowId = 'new-version/operator/2';
  const args = [{ programId: 'operator', version: 2 }];
  const handle = await timeskip.client.workflow.start(newVersionWorkflow, { workflowId, taskQueue, args });
  timeskip.handles.push(handle as Timeskip['handles'][number]);
  await timeskip.env.sleep('5 minutes');
  expect(asked).toEqual([]);
  published = new Date((await timeskip.env.currentTimeMs()) + 3 * 86_400_000).toISOString();

  expect(await handle.result()).toEqual({ left: ['C-3'] });

  expect(asked.map(({ number }) => number).sort()).toEqual([...numbers].sort());
  expect(new Set(asked.map(({ from }) => from))).toEqual(new Set([published]));
  expect(Math.min(...asked.map(({ at }) => at))).toBeGreaterThanOrEqual(Date.parse(published));
  for (const { at } of asked)
    expect(asked.filter((other) => other.at >= at && other.at < at + 1000).length).toBeLessThanOrEqual(5);
});

it('a new version that nobody publishes asks nobody, and its workflow ends', async () => {
  published = undefined;
  asked.length = 0;
  const workflowId = 'new-version/operator/3';
  const args = [{ programId: 'operator', version: 3 }];
  const handle = await timeskip.client.workflow.start(newVersionWorkflow, { workflowId, taskQueue, args });

  expect(await handle.result()).toBeUndefined();
  expect(asked).toEqual([]);
});

it('replays every history that the tests above have made', async () => {
  await changed();
  await settled();

  expect(await timeskip.replayAll()).toBe(10);
});
