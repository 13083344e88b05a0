import type { lookup as lookupName } from 'node:dns';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createWebhookStore } from '../../../activities/store/webhooks.dynamo.ts';
import { refusedAddress } from '../../../activities/webhooks/address.ts';
import { deliverDue } from '../../../activities/webhooks/deliver-due.activity.ts';
import { handOver } from '../../../activities/webhooks/hand-over.ts';
import { post } from '../../../activities/webhooks/post.ts';
import { resealSecrets } from '../../../activities/webhooks/reseal.ts';
import { newSecret, seal, unseal } from '../../../activities/webhooks/seal.ts';
import { mostAttempts } from '../../../domain/webhooks/retry.rules.ts';
import type { WebhookEndpoint, WebhookEvent } from '../../../domain/webhooks/webhook.ts';
import { memoryItems } from '../../support/memory-items.ts';
import { answering, type Receiver, startReceiver } from '../../support/webhook-receiver.ts';

const keys = [{ id: 'k1', secret: 'a signing key of the installation, long enough' }];
const newer = { id: 'k2', secret: 'another signing key of the installation, newer' };
const start = Date.now();

let receiver: Receiver;
let webhooks: ReturnType<typeof createWebhookStore>;
beforeAll(async () => {
  receiver = await startReceiver();
});
afterAll(() => receiver.close());
beforeEach(async () => {
  // The receiver takes nothing whose time is not now. Connections go on by real time.
  vi.useFakeTimers({ toFake: ['Date'], now: start });
  webhooks = createWebhookStore(memoryItems());
  receiver.secret = newSecret();
  receiver.answer = answering(204);
  const endpoint: WebhookEndpoint = {
    ...{ id: 'WH-7K3M9Q2XBA', url: receiver.url, label: 'ERP', events: ['deal.won'] },
    secrets: [await seal(keys, receiver.secret, new Date(start).toISOString())],
    ...{ createdAt: new Date(start).toISOString(), createdBy: 'P-1' },
  };
  await webhooks.create(endpoint);
});
afterEach(() => {
  vi.useRealTimers();
  receiver.heard.length = 0;
  receiver.forged = 0;
});

const id = 'WH-7K3M9Q2XBA';
const now = () => new Date();
const day = 86_400_000;
const later = (ms: number) => vi.setSystemTime(Date.now() + ms);
const deliver = (more: Partial<Parameters<typeof deliverDue>[0]> = {}) =>
  deliverDue({ stores: { webhooks }, linkKeys: keys, privately: true, now, random: () => 0.5, ...more })({
    endpointId: id,
  });
const eventOf = (subject: string, part: number): WebhookEvent => ({
  ...{ key: `${subject}/${part}`, type: 'deal.won', at: now().toISOString(), subject, data: { part } },
});
const write = (event: WebhookEvent, nth = 0) => handOver({ webhooks }, id, event, { now: now(), nth });
const statuses = async () => (await webhooks.deliveries(id, {})).items.map(({ status }) => status);
const parts = () => receiver.heard.map(({ event }) => event.data.part);

describe('an endpoint', () => {
  test('gets an event once, signed so that the library takes it', async () => {
    await write(eventOf('A', 1));
    await write(eventOf('A', 1));

    expect(await deliver()).toEqual({ tried: 1, taken: 1 });
    expect(await deliver()).toEqual({ tried: 0, taken: 0 });
    expect(receiver.heard).toMatchObject([{ event: { type: 'deal.won', data: { part: 1 } } }]);
    expect(await statuses()).toEqual(['delivered']);
  });

  test('gets events about one thing in their order, and none before the one that it did not take', async () => {
    for (const part of [1, 2, 3]) await write(eventOf('A', part), part);
    await write(eventOf('B', 9), 4);
    receiver.answer = (response, { event }) => response.writeHead(event.data.part === 1 ? 503 : 204).end();

    const { tried, taken, nextAt } = await deliver();

    expect({ tried, taken }).toEqual({ tried: 2, taken: 1 });
    expect(parts().toSorted()).toEqual([1, 9]);
    receiver.answer = answering(200);
    vi.setSystemTime(Date.parse(nextAt ?? '') + 10);
    await deliver();
    expect(parts().filter((part) => part !== 9)).toEqual([1, 1, 2, 3]);
  });

  test.each([
    ['an error', 500],
    ['a redirect', 302],
    ['a refusal', 400],
  ])(
    'that answers %s is tried again later, under the same id, and after three days given up',
    async (_, status) => {
      receiver.answer = answering(status, 'x'.repeat(9000), { location: 'http://127.0.0.1:1/' });
      const { eventId } = await write(eventOf('A', 1));
      const begun = Date.now();
      let next = await deliver();
      while (next.nextAt) {
        vi.setSystemTime(Date.parse(next.nextAt));
        next = await deliver();
      }

      const delivery = await webhooks.delivery(id, eventId);
      expect(delivery).toMatchObject({ status: 'failed', attempts: mostAttempts, last: { status } });
      expect(delivery?.last?.answer).toHaveLength(500);
      expect(new Set(receiver.heard.map((one) => one.id))).toEqual(new Set([eventId]));
      expect((Date.now() - begun) / day).toBeCloseTo(3, 0);
      expect((await webhooks.failed(id, '2000', {})).items).toHaveLength(1);
    },
  );

  test('that is too slow, or not there, is tried again; the answer says why', async () => {
    receiver.answer = () => undefined;
    const slow = await write(eventOf('A', 1));
    await deliver({ answerWithin: 50 });
    const address = (url: string) => webhooks.change(id, (endpoint) => ({ ...endpoint, url }));
    await address('http://127.0.0.1:1/');
    const away = await write(eventOf('B', 1));
    await deliver();

    const answers = [slow, away].map(
      async ({ eventId }) => (await webhooks.delivery(id, eventId))?.last?.answer,
    );
    expect(await Promise.all(answers)).toEqual([
      'No answer: it did not answer in time',
      'No answer: nothing listens there',
    ]);
    expect(await statuses()).toEqual(['waiting', 'waiting']);
  });

  test('that says it is gone is paused at once; its events are kept', async () => {
    receiver.answer = answering(410);
    await write(eventOf('A', 1));

    const { paused } = await deliver();

    expect(paused).toMatchObject({ why: 'gone' });
    expect(await deliver()).toEqual({ tried: 0, taken: 0 });
    expect(await statuses()).toEqual(['waiting']);
  });

  test('that takes nothing for five days is paused, and one that does again is well', async () => {
    receiver.answer = answering(500);
    await write(eventOf('A', 1));
    await deliver();
    later(4.9 * day);
    expect((await deliver()).paused).toBeUndefined();
    receiver.answer = answering(200);
    later(day);
    await write(eventOf('B', 1));
    await deliver();
    expect((await webhooks.get(id))?.failingSince).toBeUndefined();
    receiver.answer = answering(500);
    await write(eventOf('C', 1));
    await deliver();
    later(5.1 * day);

    expect((await deliver()).paused).toMatchObject({ why: 'failing' });
  });

  test('is signed to with its old secret too, for as long as that is good', async () => {
    const fresh = await seal(keys, newSecret(), now().toISOString());
    const until = new Date(start + 1000).toISOString();
    await webhooks.change(id, ({ secrets: [old], ...endpoint }) => ({
      ...endpoint,
      secrets: old ? [fresh, { ...old, until }] : [],
    }));
    await write(eventOf('A', 1));
    expect(await deliver()).toMatchObject({ taken: 1 });
    later(2000);
    await write(eventOf('A', 2));

    expect(await deliver()).toMatchObject({ taken: 0, tried: 1 });
    expect(receiver.forged).toBe(1);
  });

  test('keeps its secret when the key that sealed it goes', async () => {
    await resealSecrets({ webhooks } as never, [newer, ...keys]);

    const [sealed] = (await webhooks.get(id))?.secrets ?? [];
    expect(await unseal([newer], sealed as never)).toBe(receiver.secret);
    await expect(unseal(keys, sealed as never)).rejects.toThrow('gone');
    await write(eventOf('A', 1));
    await deliver();
    expect((await webhooks.deliveries(id, {})).items[0]?.last?.answer).toContain(
      'Give the endpoint a new secret',
    );
  });
});

describe('an address of the own network', () => {
  test.each([
    'http://example.com/',
    'https://127.0.0.1/',
    'https://10.1.2.3/',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://localhost/',
    'https://db.internal/',
  ])('%s is not sent to', (url) => {
    expect(refusedAddress(url, false)).toBeDefined();
  });

  test('is fine where the setting says so, and a public one always', () => {
    expect(refusedAddress('http://127.0.0.1:3000/', true)).toBeUndefined();
    expect(refusedAddress('https://hooks.example.com/a', false)).toBeUndefined();
  });

  test('is found out when its name is looked up, at every attempt', async () => {
    const lookup = ((_name: string, _options: object, callback: (failure: null, found: object[]) => void) =>
      callback(null, [{ address: '10.0.0.5', family: 4 }])) as unknown as typeof lookupName;
    const sent = { headers: {}, body: '{}' };

    expect(
      await post('https://hooks.example.com/', sent, { privately: false, timeout: 2000, lookup }),
    ).toEqual({
      answer: 'No answer: its address is not a public one',
    });
  });
});
