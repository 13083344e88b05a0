import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { MailLog } from '../../../activities/store/mail-log.store.ts';
import type { RequestStore } from '../../../activities/store/requests.store.ts';
import { createDynamoStores } from '../../../activities/store/stores.dynamo.ts';
import { createTestTable } from '../../support/table.ts';

let table: Awaited<ReturnType<typeof createTestTable>>;
let requests: RequestStore;
let mailLog: MailLog;
let clock = new Date();
let key = '';
beforeAll(async () => {
  table = await createTestTable();
  ({ requests, mailLog } = createDynamoStores({ ...table, now: () => clock }));
});
beforeEach(() => {
  clock = new Date('2026-11-02T09:00:00Z');
  key = randomUUID();
});
afterAll(() => table.drop());

const later = (seconds: number) => {
  clock = new Date(clock.getTime() + seconds * 1000);
};
const answer = { status: 201, body: '{"id":"D-7K3M9Q2XBA"}' };

describe('an Idempotency-Key', () => {
  test('is new once, then in progress, then answered as the first time; other content is a mismatch', async () => {
    const first = await requests.begin(key, 'content');
    const meanwhile = await requests.begin(key, 'content');
    await requests.finish(key, answer);
    later(86_400);

    const again = await requests.begin(key, 'content');

    expect([first, meanwhile]).toEqual([{ state: 'new' }, { state: 'in-progress' }]);
    expect(again).toEqual({ state: 'replay', ...answer });
    expect(await requests.begin(key, 'other')).toEqual({ state: 'mismatch' });
  });

  test('of twenty at once is new to one', async () => {
    const begun = await Promise.all(Array.from({ length: 20 }, () => requests.begin(key, 'content')));

    expect(begun.filter(({ state }) => state === 'new')).toHaveLength(1);
    expect(begun.filter(({ state }) => state === 'in-progress')).toHaveLength(19);
  });

  test('may try again after it was abandoned, and after its request was cut off', async () => {
    await requests.begin(key, 'content');
    await requests.abandon(key);
    const abandoned = await requests.begin(key, 'other content');
    later(59);
    const stillRunning = await requests.begin(key, 'other content');
    later(2);

    const cutOff = await requests.begin(key, 'other content');

    expect([abandoned.state, stillRunning.state, cutOff.state]).toEqual(['new', 'in-progress', 'new']);
  });

  test('with other content stays a mismatch when the first request was cut off', async () => {
    await requests.begin(key, 'content');
    later(61);

    expect(await requests.begin(key, 'other')).toEqual({ state: 'mismatch' });
  });

  test('keeps the first answer when a request outlived its lease', async () => {
    await requests.begin(key, 'content');
    later(61);
    await requests.begin(key, 'content');
    await requests.finish(key, answer);

    await requests.finish(key, { status: 500, body: 'late' });
    await requests.abandon(key);

    expect(await requests.begin(key, 'content')).toEqual({ state: 'replay', ...answer });
  });

  test('is forgotten after thirty days', async () => {
    await requests.begin(key, 'content');
    await requests.finish(key, answer);
    later(30 * 86_400 + 1);

    expect(await requests.begin(key, 'other')).toEqual({ state: 'new' });
  });
});

describe('a nonce', () => {
  test('of twenty at once is good once', async () => {
    const before = await requests.isUsed(key);

    const used = await Promise.all(
      Array.from({ length: 20 }, () => requests.useOnce(key, '2026-11-03T09:00:00.000Z')),
    );

    expect(before).toBe(false);
    expect(used.filter(Boolean)).toHaveLength(1);
    expect(await requests.isUsed(key)).toBe(true);
  });
});

describe('a rate limit', () => {
  const limit = { requests: 5, windowSeconds: 60 };

  test('lets so many through in a window, at once or not, and again in the next', async () => {
    later(10);
    const taken = await Promise.all(Array.from({ length: 8 }, () => requests.take(key, limit)));
    const refused = taken.filter(({ allowed }) => !allowed);
    later(50);

    const next = await requests.take(key, limit);

    const left = taken.filter(({ allowed }) => allowed).map(({ remaining }) => remaining);
    expect(left.sort()).toEqual([0, 1, 2, 3, 4]);
    expect(refused).toEqual(refused.map(() => ({ allowed: false, remaining: 0, resetSeconds: 50 })));
    expect(next).toEqual({ allowed: true, remaining: 4, resetSeconds: 60 });
  });

  test('counts each bucket by itself', async () => {
    for (let count = 0; count < 5; count += 1) await requests.take(key, limit);

    expect((await requests.take(`${key}-other`, limit)).remaining).toBe(4);
  });
});

describe('the mail log', () => {
  test('sends once when the answer came', async () => {
    expect(await mailLog.begin(key)).toBe('send');
    await mailLog.markSent(key, 'ses-1');

    expect(await mailLog.begin(key)).toBe('sent');
  });

  test('sends again once when the answer was lost', async () => {
    const turns = [await mailLog.begin(key), await mailLog.begin(key), await mailLog.begin(key)];

    expect(turns).toEqual(['send', 'resend', 'sent']);
  });

  test('sends as the first time after a refusal', async () => {
    await mailLog.begin(key);
    await mailLog.markRefused(key);

    expect(await mailLog.begin(key)).toBe('send');
    expect(await mailLog.begin(key)).toBe('resend');
  });

  test('keeps the doubt when the second mail was refused', async () => {
    await mailLog.begin(key);
    await mailLog.begin(key);
    await mailLog.markRefused(key);

    expect(await mailLog.begin(key)).toBe('resend');
    await mailLog.markSent(key, 'ses-2');
    expect(await mailLog.begin(key)).toBe('sent');
  });

  test('begins many at once, also when one of them was sent before', async () => {
    const keys = [key, `${key}-2`, `${key}-3`];
    await mailLog.begin(key);
    await mailLog.markSent(key, 'ses-1');

    const turns = await Promise.all(keys.map((one) => mailLog.begin(one)));

    expect(turns).toEqual(['sent', 'send', 'send']);
  });

  test('of ten at once sends and sends again once each', async () => {
    const turns = await Promise.all(Array.from({ length: 10 }, () => mailLog.begin(key)));

    expect(turns.filter((turn) => turn === 'send')).toHaveLength(1);
    expect(turns.filter((turn) => turn === 'resend')).toHaveLength(1);
  });
});
