import { beforeEach, describe, expect, test } from 'vitest';
import { brandingSchema } from '../../../domain/branding/branding.schema.ts';
import { DomainError } from '../../../domain/errors.ts';
import { signLink } from '../../../domain/links/link-token.ts';
import { inWords } from '../../../domain/programs/step-form.rules.ts';
import { syntheticSeller } from '../../../domain/synthetic/synthetic-partner.ts';
import { createApp } from '../../../handlers/app.ts';
import { verbOf } from '../../../handlers/audited.ts';
import { createLog } from '../../../handlers/log.ts';
import { sessionCookie } from '../../../handlers/own-pages.ts';
import { pageRoutes } from '../../../handlers/pages/page-routes.ts';
import { verbInWords } from '../../../portal/format/audit-verbs.ts';
import { type ApiSetting, createApiSetting } from './support/api.ts';
import { type PersonName, people, portal } from './support/people.ts';
import { linkKeys, publicUrl, submission } from './support/setting.ts';

let api: ApiSetting;
let app: ReturnType<typeof createApp>;
beforeEach(() => {
  api = createApiSetting();
  app = createApp({
    ...api,
    ...{ publicUrl, branding: brandingSchema.parse({}), log: createLog('silent') },
    ...{ addressOf: () => '192.0.2.1', now: () => api.clock.now },
  });
});

const recorded = async () => (await api.stores.audit.onDay('2026-11-30', { limit: 100 })).items;

async function visit(as: PersonName, path: string, form?: Record<string, string>) {
  const issuedAt = api.clock.now;
  const expiresAt = new Date(issuedAt.getTime() + 3_600_000);
  const session = await signLink(
    linkKeys,
    { use: 'session', personId: people[as].id },
    { issuedAt, expiresAt },
  );
  const headers = { cookie: `${sessionCookie}=${session}`, 'sec-fetch-site': 'same-origin' };
  const sent = form ? { method: 'POST', body: new URLSearchParams(form) } : {};
  return app.request(`${publicUrl}${path}`, { headers, ...sent });
}
const requestKey = 'a-key-of-a-form-as-drawn';
const away = { from: '2027-04-05T09:00', until: '2027-04-09T18:00', note: '', requestKey };

describe('a press in the portal', () => {
  test('is on record: who, what, on what, from where, and the hash of what was sent', async () => {
    const done = await visit('admin', `/people/${people.manager.id}/manager`, {
      reportsTo: people.director.id,
    });

    expect(done.status).toBe(303);
    expect(await recorded()).toMatchObject([
      {
        ...{ who: people.admin.id, via: 'portal', from: 'POST /people/:id/manager', verb: 'people/manager' },
        ...{
          on: [people.manager.id],
          outcome: 'done',
          change: { sha256: expect.stringMatching(/^\w{64}$/) },
        },
      },
    ]);
  });

  test('that is sent twice under its key is on record once', async () => {
    const [first, second] = [
      await visit('manager', '/me/away', away),
      await visit('manager', '/me/away', away),
    ];

    expect([first.status, second.status]).toEqual([303, 303]);
    expect(await recorded()).toHaveLength(1);
  });

  test('that is refused leaves none', async () => {
    const refused = await visit('manager', '/me/away', { ...away, until: '2020-01-01T09:00' });
    const forbidden = await visit('seller', '/payments/batches', { payment: 'PY-1' });

    expect([refused.status, forbidden.status]).toEqual([422, 403]);
    expect(await recorded()).toEqual([]);
  });

  test('that cannot be put on record is not answered as done', async () => {
    api.stores.audit.append = async () => {
      throw new DomainError('busy-elsewhere', 'The store does not answer now.');
    };

    expect((await visit('manager', '/me/away', away)).status).toBe(503);
  });

  test('on several tasks is on record for each', async () => {
    const deals = [await submitted(), await submitted()];
    const tasks = deals.map((caseId) => ({ caseId, taskId: 'T1' }));

    await api.ask('POST', '/v1/inbox/completions', {
      as: 'manager',
      body: { tasks, answer: { outcome: 'approve' } },
    });

    const completed = (await recorded()).filter(({ verb }) => verb === 'completeTask');
    expect(completed.map(({ on, verb, who }) => [on[0], verb, who]).sort()).toEqual(
      deals.map((id) => [id, 'completeTask', people.manager.id]).sort(),
    );
  });
});

const submitted = async () =>
  String((await api.ask('POST', '/v1/deals', { as: 'seller', body: submission() })).body.id);

describe('signing in by a link', () => {
  test('is on record as theirs, and the link is not', async () => {
    await api.services.signIn.requestLink(people.manager.email);
    const path = new URL(api.links[0]?.url ?? '').pathname;

    const answer = await app.request(`${publicUrl}${path}`, {
      ...{ method: 'POST', headers: { 'sec-fetch-site': 'same-origin' }, body: new URLSearchParams() },
    });

    expect(answer.status).toBe(303);
    const [record, ...others] = await recorded();
    expect(others).toEqual([]);
    expect(record).toMatchObject({
      who: people.manager.id,
      via: 'email-link',
      from: 'POST /sign-in/:token',
      on: [],
    });
    expect(JSON.stringify(record)).not.toContain(path.split('/').at(-1));
  });
});

describe('turning e-mails off by the link in one', () => {
  test('is on record as theirs, wherever the press comes from', async () => {
    const claims = { use: 'unsubscribe', personId: people.seller.id, mail: 'news' } as const;
    const times = { issuedAt: new Date('2026-11-01T00:00:00Z'), expiresAt: new Date('2031-11-01T00:00:00Z') };
    const token = await signLink(linkKeys, claims, times);

    const answer = await app.request(`${publicUrl}/u/${token}`, {
      ...{ method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) },
    });

    expect(answer.status).toBe(200);
    expect(await recorded()).toMatchObject([
      { who: people.seller.id, via: 'email-link', from: 'POST /u/:token', on: [] },
    ]);
  });
});

describe('what is read', () => {
  test('is on record where a whole list leaves the product, and else not', async () => {
    await visit('ops', '/console/standing');
    const before = await recorded();
    const list = await visit('ops', '/console/standing.csv');
    await list.text();

    expect([before, list.status]).toEqual([[], 200]);
    expect(await recorded()).toMatchObject([{ who: people.ops.id, from: 'GET /console/standing.csv' }]);
  });
});

test('every form of every page goes through the one place that puts it on record', async () => {
  const { routes } = pageRoutes({
    ...api,
    audit: api.stores.audit,
    branding: brandingSchema.parse({}),
    publicUrl,
  });
  const posts = [...new Set(routes.filter(({ method }) => method === 'POST').map(({ path }) => path))];
  const foreign = await Promise.all(
    posts.map(async (path) => {
      const address = path.replace(/:kind\{course\|bank\}/, 'bank').replace(/:\w+/g, 'x');
      const headers = { 'sec-fetch-site': 'cross-site' };
      return [path, (await app.request(`${publicUrl}${address}`, { method: 'POST', headers })).status];
    }),
  );

  // Only `open` and `signedIn` refuse what another site sends, and both put acts on record. What an inbox sends by itself
  // comes from elsewhere, through `openToAll`: here with a token that is none.
  expect(foreign).toEqual(posts.map((path) => [path, path === '/u/:token' ? 404 : 403]));
  expect(posts.length).toBeGreaterThan(40);
});

test('every form, and every list that leaves the product, has words for who reads the audit', () => {
  const { routes } = pageRoutes({
    ...api,
    audit: api.stores.audit,
    branding: brandingSchema.parse({}),
    publicUrl,
  });
  const recorded = routes.filter(({ method, path }) => method === 'POST' || /\.csv$/.test(path));
  const wordless = recorded
    .map(({ path }) => verbOf(path))
    .filter((verb) => verbInWords(verb) === inWords(verb.replaceAll('/', ' ')));

  // Those two say enough as they are.
  expect([...new Set(wordless)].sort()).toEqual(['sign-in', 'sign-out']);
});

describe('administrators', () => {
  test('find acts by person, also by their address, by what it was done on, and by day', async () => {
    const deal = await submitted();
    await visit('manager', '/me/away', away);
    const list = async (filter: object) =>
      (await api.services.audit.list(portal('admin'), filter, {})).items.map(({ verb }) => verb);

    expect(await list({ person: people.manager.email })).toEqual(['me/away']);
    expect(await list({ person: people.seller.id, day: '2026-11-30' })).toEqual(['submit']);
    expect(await list({ person: people.seller.id, day: '2026-11-29' })).toEqual([]);
    expect(await list({ entity: deal })).toEqual(['submit']);
    expect(await list({ entity: deal, person: people.manager.id })).toEqual([]);
    expect(await list({ day: '2026-11-30' })).toEqual(['submit', 'me/away']);
    await expect(list({ day: 'yesterday' })).rejects.toThrow('2026-11-30');
  });
});

test('a day is listed without acts of synthetic deals, which are on record, and found by who or what', async () => {
  const { audit } = api.stores;
  const act = { via: 'system', from: 'dealRegistration/recordCase', verb: 'closed' } as const;
  const synthetic = { ...act, who: syntheticSeller.id, on: ['D-SYNTHET1C0'] };
  for (let count = 0; count < 30; count += 1) await audit.append({ ...synthetic });
  await audit.append({ ...act, who: 'rule:syntheticDeal', on: ['D-SYNTHET1C0'] });
  await audit.append({ ...act, who: people.ops.id, on: ['D-7K3M9Q2XBA'] });
  const list = (filter: object) => api.services.audit.list(portal('admin'), filter, { limit: 5 });

  expect((await list({ day: '2026-11-30' })).items).toMatchObject([{ who: people.ops.id }]);
  expect((await list({ person: syntheticSeller.id })).items).toHaveLength(5);
  expect((await list({ entity: 'D-SYNTHET1C0' })).items).toHaveLength(5);
  expect(await recorded()).toHaveLength(32);
});
