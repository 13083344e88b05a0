import { beforeEach, expect, test } from 'vitest';
import type { Passkey } from '../../../domain/people/passkey.schema.ts';
import { type ApiSetting, createApiSetting } from './support/api.ts';
import { people, portal, viaApi } from './support/people.ts';
import { publicUrl } from './support/setting.ts';

// What a browser does with them: test/browser/pages/passkeys.test.ts.
let api: ApiSetting;
beforeEach(() => {
  api = createApiSetting();
});

const known: Passkey = {
  ...{ id: 'a'.repeat(64), credentialId: 'AAAA', publicKey: 'AAAA', counter: 0, transports: ['internal'] },
  ...{ name: 'Phone', createdAt: '2027-01-01T00:00:00.000Z' },
};
const staffSignIn = {
  settings: {
    ...{
      name: 'Okta',
      issuer: 'https://a.example',
      clientId: 'c',
      scope: 'openid',
      emailsAreVerified: false,
    },
  },
  clientSecret: async () => 'secret',
};

test('a passkey is asked for at this portal, with a finger, and not twice of one device', async () => {
  await api.stores.passkeys.add(people.seller.id, known);

  const { options } = await api.services.passkeys.beginAdding(portal('seller'));

  expect(options).toMatchObject({
    rp: { id: new URL(publicUrl).hostname },
    user: { name: people.seller.email },
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    excludeCredentials: [{ id: 'AAAA' }],
  });
});

test.each([
  '',
  'x',
  '{}',
  '{"id":"AAAA","rawId":"AAAA","type":"public-key","response":{"clientDataJSON":"e30"}}',
])('an answer %j is none', async (response) => {
  const { passkeys } = api.services;
  await api.stores.passkeys.add(people.seller.id, known);
  const { attempt } = await passkeys.beginSignIn();
  const adding = (await passkeys.beginAdding(portal('seller'))).attempt;

  expect(await passkeys.signIn({ attempt, response })).toBeUndefined();
  expect(await passkeys.signIn({ attempt: adding, response })).toBeUndefined();
  await expect(
    passkeys.add(portal('seller'), { attempt: adding, response, name: 'Laptop' }),
  ).rejects.toMatchObject({ code: 'not-now' });
});

test('one without a name is refused by field', async () => {
  const { attempt } = await api.services.passkeys.beginAdding(portal('seller'));

  await expect(
    api.services.passkeys.add(portal('seller'), { attempt, response: '{}', name: ' ' }),
  ).rejects.toMatchObject({ code: 'invalid-input', fields: [{ field: 'name' }] });
});

test('nobody sees or removes a passkey of somebody else', async () => {
  await api.stores.passkeys.add(people.seller.id, known);
  const { passkeys } = api.services;

  await passkeys.remove(portal('rival'), known.id);

  expect(await passkeys.list(portal('rival'))).toEqual([]);
  expect(await passkeys.list(portal('seller'))).toEqual([known]);
});

test('an API key adds none, nor do the vendor’s people whom their provider signs in', async () => {
  const withProvider = createApiSetting(undefined, { staffSignIn });
  const forbidden = { code: 'forbidden' };

  await expect(api.services.passkeys.beginAdding(viaApi('seller'))).rejects.toMatchObject(forbidden);
  await expect(withProvider.services.passkeys.list(portal('manager'))).rejects.toMatchObject(forbidden);
  expect(await withProvider.services.passkeys.list(portal('seller'))).toEqual([]);
  expect(await api.services.passkeys.list(portal('manager'))).toEqual([]);
});

test('strangers try sixty times a minute at most', async () => {
  const statuses = new Set<number>();
  for (let count = 0; count < 61; count += 1) {
    const headers = { 'sec-fetch-site': 'same-origin' };
    statuses.add((await api.ask('POST', '/sign-in/passkey', { raw: '', headers })).status);
  }

  expect([...statuses]).toEqual([403, 429]);
});
