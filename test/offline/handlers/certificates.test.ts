import { createHash } from 'node:crypto';
import { compactVerify, decodeProtectedHeader, importJWK, type JWK } from 'jose';
import { beforeEach, describe, expect, test } from 'vitest';
import { createServices } from '../../../handlers/services/create-services.ts';
import { people, portal } from './support/people.ts';
import { createSetting, linkKeys, publicUrl, type Setting } from './support/setting.ts';

let setting: Setting;
beforeEach(() => {
  setting = createSetting();
});
const service = () => setting.services.certificates;

let count = 0;
/** Gives somebody a certificate. */
async function give(who: 'seller' | 'owner' | 'rival', months?: number): Promise<string> {
  count += 1;
  const { number } = await setting.stores.certificates.award({
    number: `CT-${String(count).padStart(10, '0')}`,
    ...{ certificate: 'platform-engineer', title: 'Platform engineer', criteria: 'Has **built** one.' },
    holder: { personId: people[who].id, name: people[who].name },
    ...{ partnerId: people[who].partnerId ?? '', caseId: 'C-7K3M9Q2XBA' },
    ...{ awardedAt: '2027-01-31T10:00:00.000Z', term: months === undefined ? {} : { months } },
  });
  return number;
}

describe('a credential', () => {
  const read = async (number: string) => {
    const credential = (await service().credential(number)) ?? '';
    const { kid = '', ...header } = decodeProtectedHeader(credential);
    const keys = await service().keys();
    const jwk = keys.find((key) => kid === `${publicUrl}/certificates/keys/${key.kid}`) as JWK;
    const { payload } = await compactVerify(credential, await importJWK(jwk, 'RS256'));
    return { header, jwk, payload: JSON.parse(new TextDecoder().decode(payload)) };
  };

  test('is verified by the published key alone, which has nothing private', async () => {
    const { header, jwk } = await read(await give('seller', 12));

    expect(header).toEqual({ alg: 'RS256', typ: 'JWT' });
    expect(Object.keys(jwk).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
  });

  test('has what Open Badges 3.0 asks for, and the registered claims beside it', async () => {
    const number = await give('seller', 12);

    const { payload } = await read(number);

    const id = `${publicUrl}/certificates/${number}`;
    expect(payload['@context'].slice(0, 2)).toEqual([
      'https://www.w3.org/ns/credentials/v2',
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
    ]);
    expect(payload).toMatchObject({
      ...{ id, jti: id, type: ['VerifiableCredential', 'OpenBadgeCredential'] },
      ...{ iss: `${publicUrl}/certificates/issuer`, issuer: await service().issuer() },
      ...{ validFrom: '2027-01-31T10:00:00.000Z', nbf: Date.parse('2027-01-31T10:00:00Z') / 1000 },
      ...{ validUntil: '2028-01-31T10:00:00.000Z', exp: Date.parse('2028-01-31T10:00:00Z') / 1000 },
      ...{
        sub: `${id}#holder`,
        credentialStatus: { id: `${id}/status.json`, type: '1EdTechRevocationList' },
      },
      credentialSubject: {
        id: `${id}#holder`,
        type: ['AchievementSubject'],
        identifier: [{ type: 'IdentityObject', hashed: false, identityHash: 'sella', identityType: 'name' }],
        achievement: {
          ...{
            type: ['Achievement'],
            name: 'Platform engineer',
            criteria: { narrative: 'Has **built** one.' },
          },
          ...{ id: `${publicUrl}/certificates/issuer#platform-engineer`, description: expect.any(String) },
        },
      },
    });
  });

  test('that has no end has none to show', async () => {
    const { payload } = await read(await give('seller'));

    expect(payload).not.toHaveProperty('exp');
    expect(payload).not.toHaveProperty('validUntil');
  });

  test('has the same bytes each time, and the key lies sealed', async () => {
    const number = await give('seller', 12);

    const [first, again] = [await service().credential(number), await service().credential(number)];

    const kept = await setting.stores.certificates.keys();
    expect(again).toBe(first);
    expect(kept).toHaveLength(1);
    expect(kept[0]?.sealed.split('.')).toHaveLength(5);
  });

  test('of before stays good when the signing keys are rotated, and a new one has a new key', async () => {
    const number = await give('seller', 12);
    const before = (await service().credential(number)) ?? '';
    const rotated = createServices({
      ...{
        ...setting,
        temporal: async () => setting.temporal.client,
        publicUrl,
        now: () => setting.clock.now,
      },
      linkKeys: [{ id: 'k2', secret: 'b'.repeat(43) }, ...linkKeys],
      sendSignInLink: async () => undefined,
      sendSignInPause: async () => undefined,
      sendDraftLink: async () => undefined,
      sendInvitation: async () => undefined,
      ...{ files: () => Promise.reject(new Error('None')), shippedPrograms: new URL('file:///none/') },
    }).certificates;

    const after = (await rotated.credential(number)) ?? '';

    const keys = await rotated.keys();
    const verified = [before, after].map(async (one) => {
      const { kid = '' } = decodeProtectedHeader(one);
      const jwk = keys.find((key) => kid.endsWith(`/${key.kid}`)) as JWK;
      await compactVerify(one, await importJWK(jwk, 'RS256'));
      return kid;
    });
    expect(new Set(await Promise.all(verified)).size).toBe(2);
  });
});

test('the PDF has the same bytes each time, whatever the name', async () => {
  const number = await give('seller', 12);
  const hash = async () =>
    createHash('sha256')
      .update((await service().pdf(number))?.bytes ?? '')
      .digest('hex');

  const [first, again] = [await hash(), await hash()];

  expect(again).toBe(first);
  expect(await service().pdf('CT-0000000000')).toBeUndefined();
});

describe('who reads certificates', () => {
  test('are the vendor all, an owner those of the company, others their own', async () => {
    const [own, boss, foreign] = [await give('seller'), await give('owner'), await give('rival')];
    const read = async (who: Parameters<typeof portal>[0], of = {}) =>
      (await service().list(portal(who), of, {})).items.map(({ certificate }) => certificate.number).sort();

    expect(await read('finance')).toEqual([own, boss, foreign]);
    expect(await read('finance', { partnerId: 'alpine' })).toEqual([foreign]);
    expect(await read('finance', { personId: people.owner.id })).toEqual([boss]);
    expect(await read('finance', { kind: 'no-such' })).toEqual([]);
    expect(await read('owner', { partnerId: 'alpine' })).toEqual([own, boss]);
    expect(await read('seller', { partnerId: 'alpine' })).toEqual([own]);
  });
});

describe('revoking', () => {
  test('is seen at once, with no reason told, and can be taken back', async () => {
    const number = await give('seller', 12);
    const standing = async () => (await service().shown(number))?.standing;
    const listed = async () => (await service().revocationList(number))?.revokedCredentials;

    await service().act(portal('ops'), number, 'revoke', { reason: 'Copied answers' });
    const [revoked, list] = [await standing(), await listed()];
    await service().act(portal('admin'), number, 'reinstate', { reason: 'It was not so' });

    expect(revoked).toBe('revoked');
    expect(list).toEqual([{ id: `${publicUrl}/certificates/${number}`, revoked: true }]);
    expect([await standing(), await listed()]).toEqual(['valid', []]);
    expect((await service().get(portal('ops'), number)).certificate.changes).toMatchObject([
      { what: 'revoked', reason: 'Copied answers', byPersonId: people.ops.id },
      { what: 'reinstated', reason: 'It was not so', byPersonId: people.admin.id },
    ]);
  });

  test('takes a reason, and is for operations and administrators', async () => {
    const number = await give('seller');
    const revoke = (who: Parameters<typeof portal>[0], reason = 'Copied') =>
      service().act(portal(who), number, 'revoke', { reason });

    await expect(revoke('ops', ' ')).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(revoke('manager')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(revoke('owner')).rejects.toMatchObject({ code: 'not-found' });
    expect((await service().shown(number))?.standing).toBe('valid');
  });
});

test.each(['CT-0000000000', 'CT-1', '', "CT-7K3M9Q2XBA'--"])('there is no certificate %s', async (number) => {
  expect(await service().shown(number)).toBeUndefined();
  expect(await service().credential(number)).toBeUndefined();
  expect(await service().revocationList(number)).toBeUndefined();
});
