import type { Payload } from '@temporalio/common';
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openPayloadCodec } from '../../../activities/payloads/open-payload-codec.ts';
import { signLink } from '../../../domain/links/link-token.ts';
import type { TemporalTokens } from '../../../handlers/codec/temporal-token.ts';
import { temporalTokensSchema } from '../../../handlers/codec/temporal-tokens.schema.ts';
import { sessionCookie } from '../../../handlers/own-pages.ts';
import { type ApiSetting, createApiSetting } from './support/api.ts';
import { type PersonName, people } from './support/people.ts';
import { linkKeys } from './support/setting.ts';

const ui = 'https://temporal.example';
const inFile = (secret: string) => ({ local: [{ id: 'k1', secret }] });
const codecOf = (secret = 'a'.repeat(43)) =>
  openPayloadCodec({ keys: inFile(secret), region: 'eu-central-1', namespace: 'default' });
const jsonOf = ({ metadata, data }: Payload) => ({
  metadata: Object.fromEntries(
    Object.entries(metadata ?? {}).map(([name, value]) => [name, Buffer.from(value).toString('base64')]),
  ),
  data: Buffer.from(data ?? []).toString('base64'),
});
const open: Payload = {
  metadata: { encoding: Buffer.from('json/plain') },
  data: Buffer.from('{"name":"Ana Silva"}'),
};

let api: ApiSetting;
let written: { payloads: ReturnType<typeof jsonOf>[] };
beforeAll(async () => {
  written = { payloads: (await (await codecOf()).encode([open])).map(jsonOf) };
});
beforeEach(async () => {
  api = createApiSetting(undefined, {
    app: { temporalUiUrl: `${ui}/namespaces/default`, payloadCodec: await codecOf() },
  });
});

async function sessionOf(name: PersonName): Promise<string> {
  const times = { issuedAt: new Date('2027-03-01T08:00:00Z'), expiresAt: new Date('2027-03-01T20:00:00Z') };
  return `${sessionCookie}=${await signLink(linkKeys, { use: 'session', personId: people[name].id }, times)}`;
}
const fromUi = async (name?: PersonName, origin = ui) => ({
  origin,
  ...(name ? { cookie: await sessionOf(name) } : {}),
});
const decode = (headers: Record<string, string>, body: unknown = written) =>
  api.ask('POST', '/codec/decode', { headers, body });

describe('Temporal UI', () => {
  test('reads what is encrypted, and the page may read the answer', async () => {
    const { status, body, headers } = await decode(await fromUi('admin'));

    expect(status).toBe(200);
    expect(body).toEqual({ payloads: [jsonOf(open)] });
    expect(headers.get('access-control-allow-origin')).toBe(ui);
    expect(headers.get('access-control-allow-credentials')).toBe('true');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  test('has encrypted what somebody types there, in the same way', async () => {
    const encoded = await api.ask('POST', '/codec/encode', {
      headers: await fromUi('ops'),
      body: { payloads: [jsonOf(open)] },
    });
    const { body } = await decode(await fromUi('ops'), encoded.body);

    expect(encoded.text).not.toContain(jsonOf(open).data);
    expect(body).toEqual({ payloads: [jsonOf(open)] });
  });

  test('gets nothing for nothing: the command line sends it without the list', async () => {
    const { status, body } = await api.ask('POST', '/codec/decode', { as: 'ops', body: {} });

    expect([status, body]).toEqual([200, { payloads: [] }]);
  });

  test('is told before it asks that it may', async () => {
    const { status, headers } = await api.ask('OPTIONS', '/codec/decode', { headers: { origin: ui } });

    expect(status).toBe(204);
    expect(headers.get('access-control-allow-methods')).toBe('POST');
    expect(headers.get('access-control-allow-headers')).toMatch(/X-Namespace/);
    expect(headers.get('access-control-allow-origin')).toBe(ui);
  });

  test('is told what is wrong where it can read it', async () => {
    const changed = { payloads: [{ ...written.payloads[0], data: jsonOf(open).data }] };

    const signedOut = await decode(await fromUi());
    const unreadable = await decode(await fromUi('admin'), changed);

    expect(signedOut).toMatchObject({
      status: 401,
      body: { detail: expect.stringMatching(/Sign in to the portal/) },
    });
    expect(signedOut.headers.get('access-control-allow-origin')).toBe(ui);
    expect(unreadable).toMatchObject({
      status: 422,
      body: { detail: expect.stringMatching(/names key k1/) },
    });
  });
});

describe('who may read', () => {
  test.each(
    Object.keys(people).map((name) => [name as PersonName, ['ops', 'admin'].includes(name)] as const),
  )('%s: %s', async (name, may) => {
    const bySession = await decode(await fromUi(name));
    const byKey = await api.ask('POST', '/codec/decode', { as: name, body: written });

    expect([bySession.status === 200, byKey.status === 200]).toEqual([may, may]);
    for (const { text } of [bySession, byKey]) expect(text.includes(jsonOf(open).data)).toBe(may);
  });

  test('a key without the scope reads nothing', async () => {
    const { status } = await api.ask('POST', '/codec/decode', {
      as: 'admin',
      scopes: ['cases:read'],
      body: written,
    });

    expect(status).toBe(403);
  });

  test('who guesses keys is stopped, and who is signed out is not', async () => {
    const guess = () => decode({ authorization: `Bearer tl_${'x'.repeat(40)}` });
    const statuses: number[] = [];
    for (let n = 0; n < 61; n += 1) statuses.push((await guess()).status);
    const again = await decode(await fromUi('admin'));

    expect([statuses[0], statuses.at(-1), again.status]).toEqual([401, 429, 200]);
  });

  test('it is written down who read, and not what', async () => {
    await decode(await fromUi('admin'));

    expect(api.log.at(-1)).toMatchObject({ route: '/codec/:work', personId: people.admin.id });
    expect(JSON.stringify(api.log)).not.toContain('Ana');
  });
});

describe('what is not answered', () => {
  test.each([
    ['another site', 'https://evil.example'],
    ['a page without a site', 'null'],
    ['another port', `${ui}:8443`],
    ['a site that begins the same', `${ui}.evil.example`],
  ])('%s, whoever is signed in', async (_what, origin) => {
    const asked = await decode(await fromUi('admin', origin));
    const before = await api.ask('OPTIONS', '/codec/decode', { headers: { origin } });

    expect([asked.status, before.status]).toEqual([403, 403]);
    expect(asked.body).toMatchObject({ detail: expect.stringMatching(/give its address there/) });
    for (const { headers, text } of [asked, before]) {
      expect(headers.get('access-control-allow-origin')).toBeNull();
      expect(text).not.toContain(jsonOf(open).data);
    }
  });

  test('a session without the page of Temporal UI', async () => {
    const { status, body } = await decode({ cookie: await sessionOf('admin') });

    expect(status).toBe(401);
    expect(body).toMatchObject({ detail: expect.stringMatching(/Send an API key/) });
  });

  test.each([
    ['GET', '/codec/decode'],
    ['POST', '/codec/keys'],
  ])('%s %s', async (method, path) => {
    expect(await api.ask(method, path, { headers: await fromUi('admin') })).toMatchObject({
      status: 404,
      body: { detail: expect.stringMatching(/Send a POST to/) },
    });
  });

  test.each([
    ['what is no list', { payloads: 'x' }, 422],
    ['what is not base64', { payloads: [{ data: '*' }] }, 422],
    ['more than 1,000 payloads', { payloads: Array.from({ length: 1_001 }, () => ({})) }, 422],
    ['more than 4 MB', { payloads: [{ data: 'a'.repeat(4_200_000) }] }, 413],
  ])('%s', async (_what, body, status) => {
    expect((await decode(await fromUi('admin'), body)).status).toBe(status);
  });

  test('anything, where nothing is encrypted', async () => {
    api = createApiSetting(undefined, { app: { temporalUiUrl: ui } });

    expect(await decode(await fromUi('admin'))).toMatchObject({
      status: 404,
      body: { detail: expect.stringMatching(/Nothing is encrypted here/) },
    });
  });
});

describe('a UI of another site shows its token', async () => {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const stranger = await generateKeyPair('RS256');
  const jwks = createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid: 'c1', alg: 'RS256' }] });
  const settings = temporalTokensSchema.parse({});
  const temporalTokens: TemporalTokens = { ...settings, keys: jwks };
  const tokenOf = (
    email: string | undefined,
    change: { key?: typeof privateKey; audience?: string; expires?: string } = {},
  ) =>
    new SignJWT(email === undefined ? {} : { [settings.emailClaim]: email })
      .setProtectedHeader({ alg: 'RS256', kid: 'c1' })
      .setAudience(change.audience ?? settings.audience)
      .setExpirationTime(change.expires ?? '5m')
      .sign(change.key ?? privateKey);
  const ask = async (token: string) => decode({ origin: ui, authorization: `Bearer ${token}` });
  beforeEach(async () => {
    api = createApiSetting(undefined, {
      app: { temporalUiUrl: ui, payloadCodec: await codecOf(), temporalTokens },
    });
  });

  test('and is answered by what its person may', async () => {
    const answers = [
      await ask(await tokenOf('Admina@vendor.example')),
      await ask(await tokenOf(people.seller.email)),
    ];

    expect(answers.map(({ status }) => status)).toEqual([200, 403]);
  });

  test.each([
    ['signed by somebody else', { key: stranger.privateKey }],
    ['for another service', { audience: 'https://other.example' }],
    ['too old', { expires: '-1m' }],
  ])('%s, and is not', async (_how, change) => {
    expect((await ask(await tokenOf(people.admin.email, change))).status).toBe(401);
  });

  test.each([undefined, 'nobody@vendor.example', people.gone.email])('of %s, and is not', async (email) => {
    expect(await ask(await tokenOf(email))).toMatchObject({
      status: 401,
      body: { detail: expect.stringMatching(/Sign in there again/) },
    });
  });

  test('and is not answered where no such tokens are taken', async () => {
    api = createApiSetting(undefined, { app: { temporalUiUrl: ui, payloadCodec: await codecOf() } });

    expect((await ask(await tokenOf(people.admin.email))).status).toBe(401);
  });
});
