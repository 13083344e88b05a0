import { beforeEach, describe, expect, test } from 'vitest';
import { unseal } from '../../../activities/webhooks/seal.ts';
import { type ApiSetting, createApiSetting } from './support/api.ts';
import { linkKeys } from './support/setting.ts';
import { knownWebhook } from './support/webhooks.ts';

let api: ApiSetting;
beforeEach(() => {
  api = createApiSetting();
});

const body = { url: 'https://erp.vendor.example/hooks', label: 'ERP', events: ['deal.won', 'deal.won'] };
const register = (change: object = {}) =>
  api.ask('POST', '/v1/webhooks', {
    as: 'ops',
    body: { ...body, ...change },
    headers: { 'idempotency-key': 'the-same' },
  });
const at = (path: string) => `/v1/webhooks/${knownWebhook.id}${path}`;
const heard = () => api.temporal.signals.map(({ workflowId, argument }) => [workflowId, argument]);

describe('an endpoint', () => {
  test('gets a secret that is told once, and kept sealed', async () => {
    const { status, body: made } = await register();
    const [stored] = await api.stores.webhooks.all();

    expect(status).toBe(201);
    expect(made).toMatchObject({ id: stored?.id, events: ['deal.won'] });
    expect(String(made.secret)).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(JSON.stringify(stored)).not.toContain(String(made.secret));
    expect(await unseal(linkKeys, stored?.secrets[0] as never)).toBe(made.secret);
    const read = await api.ask('GET', `/v1/webhooks/${stored?.id}`, { as: 'ops' });
    expect(read.body).not.toHaveProperty('secret');
    expect(read.body).not.toHaveProperty('secrets');
  });

  test('is another one under the same Idempotency-Key: answers with secrets are not kept', async () => {
    const [first, second] = [await register(), await register()];

    expect(second.body.id).not.toBe(first.body.id);
    expect(second.body.secret).not.toBe(first.body.secret);
  });

  test.each([
    ['url', { url: 'http://erp.vendor.example/' }],
    ['url', { url: 'https://10.0.0.5/' }],
    ['url', { url: 'https://user:word@erp.vendor.example/' }],
    ['url', { url: 'erp' }],
    ['events', { events: [] }],
    ['events.0', { events: ['deal.eaten'] }],
    ['label', { label: '' }],
  ])('is refused by its field %s', async (field, change) => {
    const refused = await register(change);

    expect(refused.status).toBe(422);
    expect(refused.body.fields).toMatchObject([{ field }]);
    expect(await api.stores.webhooks.all()).toEqual([]);
  });

  test('keeps its old secret for a day beside a new one', async () => {
    const { body: made } = await register();

    const { body: given } = await api.ask('POST', `/v1/webhooks/${made.id}/secret`, { as: 'ops' });

    const secrets = (await api.stores.webhooks.get(String(made.id)))?.secrets ?? [];
    expect(await Promise.all(secrets.map((one) => unseal(linkKeys, one)))).toEqual([
      given.secret,
      made.secret,
    ]);
    expect(secrets.map(({ until }) => until)).toEqual([undefined, given.oldSecretUntil]);
  });

  test('is woken in a hurry by a test and by its resuming; paused, it takes no test', async () => {
    await api.stores.webhooks.create(knownWebhook);
    const press = (act: string) => api.ask('POST', at(`/${act}`), { as: 'ops' });

    const sent = await press('test');
    await press('pause');
    const refused = await press('test');
    await press('resume');

    expect(sent.body).toMatchObject({ type: 'webhook.test', status: 'waiting' });
    expect(refused.body.code).toBe('not-now');
    expect(heard()).toEqual(Array(2).fill([`webhooks/${knownWebhook.id}`, { atOnce: true }]));
  });

  test('is sent again what was given up since an instant, and nothing else', async () => {
    await api.stores.webhooks.create(knownWebhook);
    const of = {
      endpointId: knownWebhook.id,
      type: 'deal.won',
      subject: 'CASE#D-1',
      body: '{}',
      nth: 0,
    } as const;
    const days = ['2026-11-01', '2026-11-20', '2026-11-21'];
    for (const [index, day] of days.entries())
      await api.stores.webhooks.add({
        ...{ ...of, eventId: `evt_${String(index).repeat(32)}`, at: `${day}T09:00:00.000Z`, attempts: 10 },
        status: index === 2 ? 'delivered' : 'failed',
      });

    const since = { since: '2026-11-10T00:00:00Z' };
    const { body: sent } = await api.ask('POST', at('/redeliveries'), { as: 'ops', body: since });

    expect(sent).toEqual({ sent: 1, more: false });
    const { items } = await api.stores.webhooks.deliveries(knownWebhook.id, {});
    expect(items.map(({ status }) => status)).toEqual(['delivered', 'waiting', 'failed']);
  });

  test('is not there for a partner, and gone when it is removed', async () => {
    await api.stores.webhooks.create(knownWebhook);

    expect((await api.ask('GET', at(''), { as: 'owner' })).status).toBe(403);
    await api.ask('DELETE', at(''), { as: 'admin' });
    expect((await api.ask('GET', at(''), { as: 'admin' })).status).toBe(404);
  });
});
