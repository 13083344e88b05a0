import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Award } from '../../../domain/certification/certificate.schema.ts';
import type { Person } from '../../../domain/people/person.schema.ts';
import { path } from './support/learning.ts';
import { type PersonName, partners, people, portal } from './support/people.ts';
import { changeProcess, compiled, processViewOf, putInForce } from './support/processes.ts';
import { createSetting, type Setting } from './support/setting.ts';

const basics = readFileSync('programs/basic-training.yaml', 'utf8');
let setting: Setting;
beforeEach(() => {
  setting = createSetting();
});
const service = () => setting.services.certificates;
const [northwind] = partners;
const now = () => setting.clock.now.getTime();
const ago = (days: number) => new Date(now() - days * 86_400_000).toISOString();

let count = 0;
/** Awards somebody a certificate so many days ago for so many days. */
async function give(
  who: PersonName | Person,
  days: { ago: number; for: number },
  change: Partial<Award> = {},
) {
  count += 1;
  const person: Person = typeof who === 'string' ? people[who] : who;
  return setting.stores.certificates.award({
    number: `CT-${String(count).padStart(10, '0')}`,
    ...{ certificate: 'basic-training', title: 'Platform basics', criteria: '', caseId: 'C-7K3M9Q2XBA' },
    holder: { personId: person.id, name: person.name },
    ...{ partnerId: person.partnerId ?? '', awardedAt: ago(days.ago), term: { days: days.for }, ...change },
  });
}

/** Each person's states, in the order of the kinds. */
async function states(who: PersonName, of = {}) {
  const { rows } = await service().team(portal(who), of);
  return Object.fromEntries(rows.map(({ person, cells }) => [person.name, cells.map(({ state }) => state)]));
}

describe('the team', () => {
  test('is everybody of the company for its owner, with what they hold wherever they got it', async () => {
    await putInForce(setting.memory, basics);
    await give('seller', { ago: 10, for: 365 });
    await give('owner', { ago: 400, for: 365 });
    await give(
      'marketer',
      { ago: 10, for: 365 },
      { partnerId: 'alpine', certificate: 'expert', title: 'Expert' },
    );
    await give('rival', { ago: 10, for: 365 });
    await give('gone', { ago: 10, for: 365 });

    const { kinds } = await service().team(portal('owner'), {});

    expect(kinds.map(({ title }) => title)).toEqual(['Expert', 'Platform basics']);
    expect(await states('owner')).toEqual({
      ...{ marka: ['good', 'none'], owena: ['none', 'expired'], sella: ['none', 'good'] },
    });
  });

  test('leads to the case of who is learning, while it is open', async () => {
    await putInForce(setting.memory, path());
    const { id } = await setting.services.cases.start(
      portal('owner'),
      'platform',
      {},
      {
        ...{ personId: people.seller.id, requestKey: 'one-enrolment' },
      },
    );
    const running = async () => {
      const { rows } = await service().team(portal('owner'), {});
      return Object.fromEntries(rows.map(({ person, cells }) => [person.name, cells[0]?.underWay]));
    };

    const open = await running();
    changeProcess(setting.memory, id, { status: 'closed' });

    expect(open).toEqual({ marka: undefined, owena: undefined, sella: id });
    expect(await running()).toEqual({ marka: undefined, owena: undefined, sella: undefined });
  });

  test('does not lead to a case of the partner that somebody was with before', async () => {
    await putInForce(setting.memory, path());
    const of = { personId: people.seller.id, requestKey: 'one-enrolment' };
    await setting.services.cases.start(portal('owner'), 'platform', {}, of);
    setting.memory.people.set(people.seller.id, { ...people.seller, partnerId: 'alpine' });
    setting.memory.people.set(people.rival.id, { ...people.rival, roles: ['owner'] });

    const asOwner = { ...portal('rival'), person: { ...people.rival, roles: ['owner'] } };
    const { rows } = await service().team(asOwner, {});

    expect(rows.map(({ person }) => person.name)).toContain('sella');
    expect(rows.flatMap(({ cells }) => cells.map(({ underWay }) => underWay))).not.toContainEqual(
      expect.any(String),
    );
  });

  test('is oneself for others, and of a partner that is named for the vendor', async () => {
    await give('seller', { ago: 10, for: 365 });
    await give('rival', { ago: 10, for: 20 });

    expect(await states('seller', { partnerId: 'alpine' })).toEqual({ sella: ['good'] });
    expect(await states('finance', { partnerId: 'alpine' })).toEqual({ rivala: ['ends-soon'] });
    await expect(service().team(portal('finance'), { partnerId: 'none' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('is narrowed to what ends within some days', async () => {
    await give('seller', { ago: 10, for: 35 });
    await give('owner', { ago: 10, for: 75 });
    await give('marketer', { ago: 10, for: 365 });

    expect(Object.keys(await states('owner', { endsWithin: 30 }))).toEqual(['sella']);
    expect(Object.keys(await states('owner', { endsWithin: 90 }))).toEqual(['owena', 'sella']);
  });

  test('knows who is asked to renew already', async () => {
    const caseId = 'C-0000000001';
    const program = await compiled(basics);
    const start = {
      caseId,
      program,
      partner: northwind,
      startedBy: { personId: people.seller.id, via: 'portal' },
    };
    const view = processViewOf({ ...start, values: {}, title: 'Basic training' } as never);
    setting.memory.processes.set(caseId, { view, timeline: [] });
    await give('seller', { ago: 10, for: 35 }, { caseId });
    await give('owner', { ago: 10, for: 35 });

    expect(await states('owner')).toMatchObject({ sella: ['in-renewal'], owena: ['ends-soon'] });
  });

  test('offers what its readers can start', async () => {
    await putInForce(setting.memory, basics);
    const offered = async (who: PersonName, of = {}) =>
      (await service().team(portal(who), of)).kinds.map(({ offer }) => offer?.program.id);

    expect(await offered('owner')).toEqual(['basic-training']);
    expect(await offered('finance', { partnerId: 'alpine' })).toEqual([undefined]);
  });

  test('is read 200 people at a time, each once, and asks for no more than these hold', async () => {
    const asked: string[] = [];
    const { ofPerson } = setting.stores.certificates;
    setting.stores.certificates.ofPerson = (id, page) => {
      asked.push(id);
      return ofPerson(id, page);
    };
    for (let n = 0; n < 250; n += 1) {
      const id = `P-${String(n).padStart(10, '0')}`;
      const one = { ...people.seller, id, name: `Person ${n % 100}`, email: `${n}@northwind.example` };
      setting.memory.people.set(id, one);
      setting.memory.people.set(`${id}-rival`, { ...one, id: `${id}-rival`, partnerId: 'alpine' });
    }

    const first = await service().team(portal('owner'), {});
    const second = await service().team(portal('owner'), { cursor: first.cursor });

    expect([first.people, second.people]).toEqual([
      { shown: 200, all: 253 },
      { shown: 53, all: 253 },
    ]);
    expect(second.cursor).toBeUndefined();
    expect(new Set([...first.rows, ...second.rows].map(({ person }) => person.id)).size).toBe(253);
    expect(asked).toHaveLength(253);
  });
});

describe('the report', () => {
  test('counts people where they are now, and leaves out who left', async () => {
    await give('seller', { ago: 10, for: 365 });
    await give('seller', { ago: 10, for: 365 }, { certificate: 'expert', title: 'Expert' });
    await give('owner', { ago: 400, for: 365 });
    await give('gone', { ago: 10, for: 365 });
    await give('marketer', { ago: 40, for: 365 });
    setting.memory.people.set(people.marketer.id, { ...people.marketer, partnerId: 'alpine' });

    const report = await service().report(portal('finance'), {});

    expect(report).toMatchObject({ people: 2, partners: 2, read: 5, whole: true });
    expect(report.kinds).toEqual([
      { kind: 'basic-training', title: 'Platform basics', people: 2 },
      { kind: 'expert', title: 'Expert', people: 1 },
    ]);
    expect(report.byPartner).toEqual([
      { partnerId: 'alpine', partnerName: 'Alpine', people: 1 },
      { partnerId: 'northwind', partnerName: 'Northwind', people: 1 },
    ]);
  });

  test('has behind each number as many as it says, whatever it is narrowed to', async () => {
    await give('seller', { ago: 40, for: 365 });
    await give('seller', { ago: 100, for: 60 }, { certificate: 'expert', title: 'Expert' });
    await give('owner', { ago: 340, for: 310 });
    await give('rival', { ago: 200, for: 300 });
    const behind = async (of: Parameters<ReturnType<typeof service>['behind']>[1]) =>
      (await service().behind(portal('ops'), of, {})).items.length;

    for (const narrowed of [{}, { kind: 'basic-training' }, { partnerId: 'northwind' }]) {
      const { last, next, kinds, byPartner } = await service().report(portal('ops'), narrowed);
      const counts = [
        ...last.flatMap(({ month, awarded, lapsed }) => [
          [awarded, { list: 'awarded', month }] as const,
          [lapsed, { list: 'lapsed', month }] as const,
        ]),
        ...next.map(({ month, ending }) => [ending, { list: 'ending', month }] as const),
        ...kinds.map(({ kind, people: some }) => [some, { list: 'good', kind }] as const),
        ...byPartner.map(({ partnerId, people: some }) => [some, { list: 'good', partnerId }] as const),
      ];
      expect(counts.filter(([number]) => number > 0).length).toBeGreaterThan(4);
      for (const [number, of] of counts) expect(await behind({ ...narrowed, ...of })).toBe(number);
    }
  });

  test('says when it was not counted from all', async () => {
    await give('seller', { ago: 10, for: 365 });
    const { newest } = setting.stores.certificates;
    setting.stores.certificates.newest = async (...asked) => ({ ...(await newest(...asked)), whole: false });

    expect(await service().report(portal('ops'), {})).toMatchObject({ read: 1, whole: false });
  });

  test('is for the vendor', async () => {
    await expect(service().report(portal('owner'), {})).rejects.toMatchObject({ code: 'forbidden' });
    await expect(service().behind(portal('owner'), { list: 'good' }, {})).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  test('lists people by name, page by page', async () => {
    for (const who of ['seller', 'owner', 'marketer'] as const) await give(who, { ago: 10, for: 365 });
    const page = async (cursor?: string) =>
      service().behind(portal('ops'), { list: 'good' }, { limit: 2, cursor });

    const first = await page();
    const second = await page(first.cursor);

    const names = [...first.items, ...second.items].map(({ certificate }) => certificate.holder.name);
    expect(names).toEqual(['marka', 'owena', 'sella']);
    expect([first.all, second.cursor]).toEqual([3, undefined]);
  });
});
