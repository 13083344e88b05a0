import { beforeEach, describe, expect, test } from 'vitest';
import { type ApiSetting, createApiSetting, keyFor } from './support/api.ts';
import { people } from './support/people.ts';
import { submission } from './support/setting.ts';

let api: ApiSetting;
beforeEach(() => {
  api = createApiSetting();
});

describe('a deal through the API', () => {
  test('is registered, found at its address, and listed', async () => {
    const made = await api.ask('POST', '/v1/deals', { as: 'seller', body: submission() });
    const read = await api.ask('GET', made.headers.get('location') ?? '', { as: 'seller' });
    const listed = await api.ask('GET', '/v1/deals', { as: 'seller' });

    expect(made.status).toBe(201);
    expect(read.body).toEqual(made.body);
    expect(read.body).toMatchObject({ stage: 'review', possibleActs: ['withdraw'] });
    expect(listed.body.items).toMatchObject([{ id: made.body.id }]);
  });

  test('shows a partner nothing that is for the vendor, or for the machine', async () => {
    const { text } = await api.ask('POST', '/v1/deals', { as: 'seller', body: submission() });

    expect(text).not.toMatch(/blockingTokens|normalisedName|"submission"|D-0000000009/);
    expect(text).not.toContain(people.manager.id);
  });
});

describe('a request that cannot be read', () => {
  test.each([
    ['cut off', '{"customer": {"name": "Acme"', /ends too early, at line 1, column 29/],
    ['wrong on a later line', '{\n  "customer": ,\n}', /goes wrong at line 2, column 15/],
    ['empty', '', /ends too early, at line 1, column 1/],
    ['not JSON', '<xml/>', /goes wrong at line 1, column 1/],
  ])('is told where it goes wrong: %s', async (_name, raw, words) => {
    const { status, body } = await api.ask('POST', '/v1/deals', { as: 'seller', raw });

    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'malformed-request', detail: expect.stringMatching(words) });
  });

  test('in another encoding or of another type is told so', async () => {
    const latin = await api.ask('POST', '/v1/deals', {
      as: 'seller',
      raw: new Uint8Array([0x22, 0xe9, 0x22]),
    });
    const form = await api.ask('POST', '/v1/deals', {
      as: 'seller',
      raw: 'a=b',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });

    expect(latin.body).toMatchObject({ status: 400, detail: expect.stringContaining('UTF-8') });
    expect(form.body).toMatchObject({ status: 400, detail: expect.stringContaining('application/json') });
  });

  test('because it is larger than anything we take is refused by its announced length, unread', async () => {
    let pulled = 0;
    const endless = new ReadableStream({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(1024));
      },
    });
    const { status, body } = await api.ask('POST', '/v1/deals', {
      as: 'seller',
      raw: endless,
      headers: { 'content-length': String(10 * 1024 * 1024) },
    });

    expect(status).toBe(413);
    expect(body).toMatchObject({ code: 'payload-too-large' });
    expect(pulled).toBeLessThan(10);
  });

  test.each([
    ['/v1/deals', 256],
    ['/v1/programs', 1024],
    ['/v1/cases', 4096],
    ['/v1/cases/C-7K3M9Q2XBA/tasks/T1/completion', 4096],
    ['/v1/programs/price-desk/versions/1/publish', 256],
  ])('for %s is refused beyond %i kB, and read up to there', async (path, kilobytes) => {
    const padded = (bytes: number) => `{"x":"${'x'.repeat(bytes - 8)}"}`;
    const send = (raw: string) => api.ask('POST', path, { as: 'ops', raw, headers: json });
    const json = { 'content-type': 'application/json' };

    expect((await send(padded(kilobytes * 1024))).status).not.toBe(413);
    expect((await send(padded(kilobytes * 1024 + 1))).status).toBe(413);
  });

  test('because it never ends is refused when too much has come, not when all has', async () => {
    let sent = 0;
    const stream = new ReadableStream({
      pull(controller) {
        sent += 64 * 1024;
        if (sent > 10 * 1024 * 1024) return controller.close();
        controller.enqueue(new Uint8Array(64 * 1024).fill(32));
      },
    });

    const { status } = await api.ask('POST', '/v1/deals', { as: 'seller', raw: stream });

    expect(status).toBe(413);
    expect(sent).toBeLessThan(1024 * 1024);
  });
});

describe('hostile input', () => {
  test.each([
    ['a script', '<script>alert(1)</script>'],
    ['a formula', "=cmd|' /C calc'!A0"],
    ['a template', '{{7*7}}'],
  ])('%s is kept as the text that it is, and never answered as HTML', async (_name, description) => {
    const { headers, body } = await api.ask('POST', '/v1/deals', {
      as: 'seller',
      body: submission({ description }),
    });

    expect(headers.get('content-type')).toBe('application/json');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(body).toMatchObject({ facts: { registration: { description } } });
  });

  test('a key of the prototype is a field that there is not', async () => {
    const raw = JSON.stringify(submission()).replace('{', '{"__proto__": {"admin": true}, ');

    const { status, body } = await api.ask('POST', '/v1/deals', { as: 'seller', raw });

    expect(status).toBe(422);
    expect(body.fields).toEqual([{ field: '__proto__', message: 'There is no such field' }]);
  });

  test('a deeply nested body does not bring the server down', async () => {
    const depth = 50_000;
    const { status } = await api.ask('POST', '/v1/deals', {
      as: 'seller',
      raw: '['.repeat(depth) + ']'.repeat(depth),
    });

    expect(status).toBe(422);
  });
});

describe('problem details', () => {
  test('have all their members, the media type, and the id of the request', async () => {
    const { status, headers, body } = await api.ask('POST', '/v1/deals', { as: 'seller', body: {} });

    expect(status).toBe(422);
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(body).toMatchObject({
      type: 'urn:problem:throughline:invalid-input',
      title: 'Some fields need attention',
      status: 422,
      code: 'invalid-input',
      detail: expect.stringContaining('fields need attention'),
      instance: `urn:uuid:${headers.get('x-request-id')}`,
    });
  });

  test.each(['/v1', '/v1/', '/v1/nothing', '/v1/deals/D-0000000000/acts/steal', '/v1/../v1/x'])(
    'answer an address that there is not: %s',
    async (path) => {
      const { status, body } = await api.ask('GET', path, { as: 'seller' });

      expect(status).toBe(404);
      expect(body).toMatchObject({ code: 'not-found' });
    },
  );

  test('of a failure on our side say nothing of it to the caller, and everything to the operator', async () => {
    api.temporal.failure = new Error('password=hunter2 in stack');

    const { status, text, headers } = await api.ask('POST', '/v1/deals', {
      as: 'seller',
      body: submission(),
    });

    expect(status).toBe(500);
    expect(text).not.toContain('hunter2');
    expect(api.log).toContainEqual(
      expect.objectContaining({
        level: 'error',
        failure: api.temporal.failure,
        requestId: headers.get('x-request-id'),
      }),
    );
  });

  test('of a part that does not answer say when to try again', async () => {
    api.temporal.failure = Object.assign(new Error('14 UNAVAILABLE'), {
      code: 14,
      details: '',
      metadata: {},
    });

    const { status, headers, body } = await api.ask('POST', '/v1/deals', {
      as: 'seller',
      body: submission(),
    });

    expect(status).toBe(503);
    expect(headers.get('retry-after')).toBe('2');
    expect(body).toMatchObject({ code: 'busy-elsewhere' });
  });
});

describe('who asks', () => {
  const stale = { expiresAt: '2027-02-28T00:00:00.000Z' };
  const revoked = { revokedAt: '2027-02-28T00:00:00.000Z' };

  test.each([
    ['no key', async () => ({})],
    ['something else', async () => ({ authorization: 'Basic dXNlcjpwYXNz' })],
    ['a key that was never given', async () => ({ authorization: `Bearer tl_${'a'.repeat(43)}` })],
    ['an expired key', () => spoilt(stale)],
    ['a revoked key', () => spoilt(revoked)],
    ['the key of somebody who left', async () => ({ authorization: `Bearer ${await keyFor(api, 'gone')}` })],
  ])('is not known by %s; all are told the same', async (_name, headersOf) => {
    const { status, headers, body } = await api.ask('GET', '/v1/me', { headers: await headersOf() });

    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toMatch(/^Bearer/);
    expect(body.detail).toBe('Send a valid API key as "Authorization: Bearer tl_…".');
  });

  async function spoilt(how: object): Promise<Record<string, string>> {
    const key = await keyFor(api, 'seller');
    for (const [hash, stored] of api.memory.keys) api.memory.keys.set(hash, { ...stored, ...how });
    return { authorization: `Bearer ${key}` };
  }

  test('is told who they are, with what the key may do', async () => {
    const { body } = await api.ask('GET', '/v1/me', { as: 'seller', scopes: ['deals:read'] });

    expect(body).toMatchObject({ id: people.seller.id, partnerId: 'northwind', scopes: ['deals:read'] });
    expect(JSON.stringify(body)).not.toContain('@');
  });

  describe('by the session of one of our own pages', () => {
    async function cookieOf(email: string): Promise<string> {
      await api.services.signIn.requestLink(email);
      const token = api.links.at(-1)?.url.split('/').at(-1) ?? '';
      return `throughline_session=${(await api.services.signIn.redeem(token))?.session}`;
    }
    const register = (headers: Record<string, string>) =>
      api.ask('POST', '/v1/deals', { body: submission(), headers });

    test('is who is signed in', async () => {
      const cookie = await cookieOf(people.seller.email);

      const { status, body } = await register({ cookie, 'sec-fetch-site': 'same-origin' });

      expect(status).toBe(201);
      expect(body).toMatchObject({ stage: 'review' });
    });

    test.each([
      ['another site', { 'sec-fetch-site': 'cross-site' }],
      ['another site, by a browser that says only its origin', { origin: 'https://evil.example' }],
      ['nowhere known', {}],
    ])('is refused where the request was sent from %s, and nothing is done', async (_from, headers) => {
      const cookie = await cookieOf(people.seller.email);

      const { status } = await register({ cookie, ...headers });

      expect(status).toBe(403);
      expect((await api.ask('GET', '/v1/deals', { as: 'seller' })).body.items).toEqual([]);
    });

    test('is nobody once the session is over, or was never ours', async () => {
      const { status } = await register({ cookie: 'throughline_session=x', 'sec-fetch-site': 'same-origin' });

      expect(status).toBe(401);
    });
  });
});

describe('every answer', () => {
  test.each(['/health', '/v1/openapi.json', '/v1/docs', '/v1/me', '/v1/nothing', '/sign-in', '/nothing'])(
    'is headed safely: %s',
    async (path) => {
      const { headers } = await api.ask('GET', path);

      expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
      expect(headers.get('content-security-policy')).not.toContain('unsafe-inline');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toMatch(/no-referrer|same-origin/);
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    },
  );

  test('is logged by its route and person, without names, addresses, texts or tokens', async () => {
    const { headers } = await api.ask('POST', '/v1/deals', { as: 'seller', body: submission() });
    await api.ask('GET', headers.get('location') ?? '', { as: 'seller' });
    await api.ask('GET', '/t/secret-token');
    await api.ask('GET', '/v1/deals?cursor=secret-cursor', { as: 'seller' });

    const lines = api.log.map((line) => JSON.stringify(line)).join('\n');
    expect(lines).toContain('"route":"/v1/deals"');
    expect(lines).toContain('"route":"/v1/deals/{id}"');
    expect(lines).toContain(people.seller.id);
    expect(lines).not.toMatch(/secret|acme|sella|tl_|@/i);
  });
});
