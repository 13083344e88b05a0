import { describe, expect, test } from 'vitest';
import { createApiSetting } from './support/api.ts';

const limits = {
  perKey: { requests: 3, windowSeconds: 60 },
  perAddress: { requests: 2, windowSeconds: 60 },
};

describe('too many requests', () => {
  test('of one key are refused, with the time to wait; another key goes on', async () => {
    const api = createApiSetting(limits);
    const answers = [];
    for (let count = 0; count < 4; count += 1) answers.push(await api.ask('GET', '/v1/me', { as: 'seller' }));
    const other = await api.ask('GET', '/v1/me', { as: 'rival' });

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect(answers.map(({ headers }) => headers.get('ratelimit-remaining'))).toEqual(['2', '1', '0', null]);
    expect(answers[0]?.headers.get('ratelimit-limit')).toBe('3');
    expect(answers[3]?.headers.get('retry-after')).toBe('60');
    expect(answers[3]?.body).toMatchObject({ code: 'rate-limited' });
    expect(other.status).toBe(200);
  });

  test('without a key are counted by address', async () => {
    const api = createApiSetting(limits);
    const statuses = [];
    for (let count = 0; count < 3; count += 1) statuses.push((await api.ask('GET', '/v1/me')).status);
    const elsewhere = await api.ask('GET', '/v1/me', { address: '192.0.2.2' });
    const known = await api.ask('GET', '/v1/me', { as: 'seller' });

    expect(statuses).toEqual([401, 401, 429]);
    expect([elsewhere.status, known.status]).toEqual([401, 200]);
  });

  test.each(['/sign-in', '/apply/nothing'])(
    'for links by %s are counted by address, and told on a page',
    async (path) => {
      const api = createApiSetting(limits);
      const send = (email: string) =>
        api.ask('POST', path, {
          raw: `email=${email}`,
          headers: {
            'content-type': 'application/x-www-form-urlencoded',
            'sec-fetch-site': 'same-origin',
          },
        });

      const statuses = [];
      for (const name of ['a', 'b', 'c']) statuses.push(await send(`${name}@x.example`));

      const taken = path === '/sign-in' ? 303 : 404;
      expect(statuses.map(({ status }) => status)).toEqual([taken, taken, 429]);
      expect(statuses[2]?.headers.get('content-type')).toContain('text/html');
    },
  );

  test('for certificates are counted by address: numbers are not tried out', async () => {
    const api = createApiSetting(limits);
    const paths = ['/certificates/CT-0000000001', '/certificates/CT-0000000002/credential.jwt'];

    const statuses = [];
    for (const path of [...paths, '/certificates/CT-0000000003'])
      statuses.push((await api.ask('GET', path)).status);

    expect(statuses).toEqual([404, 404, 429]);
  });

  test('keep no address', async () => {
    const api = createApiSetting(limits);
    await api.ask('GET', '/v1/me');

    expect([...api.memory.taken.keys()].join()).not.toContain('192.0.2.1');
  });
});
