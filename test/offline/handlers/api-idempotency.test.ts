import { beforeEach, describe, expect, test } from 'vitest';
import { type ApiSetting, createApiSetting } from './support/api.ts';
import { approvalTask, changeCase } from './support/fake-temporal.ts';
import { people } from './support/people.ts';
import { submission } from './support/setting.ts';

let api: ApiSetting;
beforeEach(() => {
  api = createApiSetting();
});

const submit = (key: string, body: unknown = submission(), as: 'seller' | 'rival' = 'seller') =>
  api.ask('POST', '/v1/deals', { as, body, headers: { 'idempotency-key': key } });

describe('a request sent again', () => {
  test('is answered as the first time, and says so', async () => {
    const first = await submit('one');
    changeCase(api.memory, String(first.body.id), { stageLabel: 'Changed since' });

    const again = await submit('one');

    expect(again.text).toBe(first.text);
    expect([again.status, again.headers.get('location')]).toEqual([201, first.headers.get('location')]);
    expect(first.headers.get('idempotency-replayed')).toBeNull();
    expect(again.headers.get('idempotency-replayed')).toBe('true');
  });

  test('with another body, or to another address, is refused', async () => {
    await submit('one');

    const otherBody = await submit('one', submission({ productFamily: 'security' }));
    const otherPlace = await api.ask('POST', '/v1/customers/check', {
      as: 'seller',
      body: submission(),
      headers: { 'idempotency-key': 'one' },
    });

    for (const { status, body } of [otherBody, otherPlace]) {
      expect(status).toBe(409);
      expect(body.code).toBe('idempotency-mismatch');
    }
  });

  test('by who may not do it any more is not told what came of it when they might', async () => {
    await submit('one');
    const { seller } = people;
    api.memory.people.set(seller.id, { ...seller, partnerId: 'alpine' });
    const moved = await submit('one');
    api.memory.people.set(seller.id, { ...seller, roles: ['marketer'] });
    const without = await submit('one');

    for (const { status, text } of [moved, without]) {
      expect(status).toBe(409);
      expect(text).toContain('idempotency-mismatch');
    }
  });

  test('by somebody else is another request', async () => {
    const mine = await submit('one');
    const theirs = await submit('one', submission(), 'rival');

    expect(theirs.status).toBe(201);
    expect(theirs.body.id).not.toBe(mine.body.id);
  });

  test('while the first still runs is asked to wait', async () => {
    const [first, second] = await Promise.all([submit('one'), submit('one')]);
    const statuses = [first.status, second.status].sort();

    expect(statuses[0]).toBe(201);
    expect([201, 409]).toContain(statuses[1]);
    expect(api.temporal.started).toHaveLength(1);
  });

  test('after a failure on our side is done then', async () => {
    api.temporal.failure = Object.assign(new Error('14 UNAVAILABLE'), {
      code: 14,
      details: '',
      metadata: {},
    });
    const failed = await submit('one');
    api.temporal.failure = undefined;

    const again = await submit('one');

    expect([failed.status, again.status]).toEqual([503, 201]);
  });

  test('after it was refused is looked at anew: what was missing may be there now', async () => {
    const { program } = api.memory;
    api.memory.program = undefined;
    const refused = await submit('one');
    api.memory.program = program;

    const again = await submit('one');

    expect([refused.status, again.status]).toEqual([409, 201]);
  });

  test('long after its record is gone is still the same deal', async () => {
    const first = await submit('one');
    api.memory.requests.clear();

    const again = await submit('one');

    expect(again.body.id).toBe(first.body.id);
    expect(api.temporal.started).toHaveLength(1);
  });

  test('carries its key to the process, so that a lost answer is not a second vote', async () => {
    const { body } = await submit('one');
    changeCase(api.memory, String(body.id), { tasks: [approvalTask()] });
    const vote = () =>
      api.ask('POST', `/v1/deals/${body.id}/tasks/T1/completion`, {
        as: 'manager',
        body: { outcome: 'approve' },
        headers: { 'idempotency-key': 'vote' },
      });

    await vote();
    api.memory.requests.clear();
    await vote();

    const ids = api.temporal.sent.map(({ updateId }) => updateId);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });
});

test.each(['', ' ', 'a b', 'ü', 'x'.repeat(256)])(
  'a key that nobody could repeat is refused: "%s"',
  async (key) => {
    const { status, body } = await submit(encodable(key));

    expect(status).toBe(422);
    expect(body.fields).toMatchObject([{ field: 'Idempotency-Key' }]);
  },
);

/** Headers are Latin-1. */
function encodable(key: string): string {
  return Buffer.from(key, 'utf8').toString('latin1');
}
