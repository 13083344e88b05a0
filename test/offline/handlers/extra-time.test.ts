import { beforeEach, describe, expect, test } from 'vitest';
import { signLink } from '../../../domain/links/link-token.ts';
import type { Person } from '../../../domain/people/person.schema.ts';
import { sessionCookie } from '../../../handlers/own-pages.ts';
import { leadsTo } from '../../support/leads-to.ts';
import { type ApiSetting, createApiSetting } from './support/api.ts';
import { people } from './support/people.ts';
import { linkKeys, publicUrl } from './support/setting.ts';

let api: ApiSetting;
beforeEach(() => {
  api = createApiSetting();
});
const enabler: Person = { ...people.ops, id: 'P-ENAB1ER001', roles: ['enablement'] };
const extraTimeOf = (id: string) => api.memory.people.get(id)?.extraTime;

async function visit(person: Person, path: string, fields?: Record<string, string>) {
  api.memory.people.set(person.id, person);
  const times = { issuedAt: api.clock.now, expiresAt: new Date(api.clock.now.getTime() + 3_600_000) };
  const cookie = `${sessionCookie}=${await signLink(linkKeys, { use: 'session', personId: person.id }, times)}`;
  if (!fields) return api.ask('GET', path, { headers: { cookie } });
  const headers = { cookie, origin: publicUrl, 'content-type': 'application/x-www-form-urlencoded' };
  return api.ask('POST', path, { raw: new URLSearchParams(fields).toString(), headers });
}
const seller = `/console/extra-time/${people.seller.id}`;

describe('more time in quizzes', () => {
  test('is given by enablement to somebody of a partner, and taken back', async () => {
    const found = await visit(enabler, '/console/extra-time', {
      email: ` ${people.seller.email.toUpperCase()}`,
    });
    const given = await visit(enabler, seller, { percent: '25' });
    const shown = await visit(enabler, seller);
    const has = extraTimeOf(people.seller.id);
    await visit(enabler, seller, { percent: '0' });

    expect(found.headers.get('location')).toBe(seller);
    expect(leadsTo(given)).toEqual([seller, 'extra-time']);
    expect(shown.text).toContain('Has 25 % more time in every quiz.');
    expect(has).toBe(25);
    expect(extraTimeOf(people.seller.id)).toBeUndefined();
  });

  test.each(['-1', '301', '12.5', 'much', ''])(
    'of %o percent is refused, and what was typed stays',
    async (percent) => {
      const { status, text } = await visit(enabler, seller, { percent });

      expect(status).toBe(422);
      expect(text).toContain('Give a whole number from 0 to 300');
      expect(text).toContain(`value="${percent}"`);
      expect(extraTimeOf(people.seller.id)).toBeUndefined();
    },
  );

  test('of an address that nobody has is refused', async () => {
    const { status, text } = await visit(enabler, '/console/extra-time', {
      email: 'nobody@northwind.example',
    });

    expect(status).toBe(422);
    expect(text).toContain('Nobody has an account with this address');
    expect((await visit(enabler, '/console/extra-time/P-0000000000')).status).toBe(404);
  });

  test('is seen on one’s own page, and not by the owner of one’s company', async () => {
    await visit(enabler, seller, { percent: '50' });
    const learner = { ...people.seller, extraTime: 50 };

    expect((await visit(learner, '/me')).text).toContain('You have 50 % more time in each');
    expect((await visit(people.owner, `/people/${people.seller.id}`)).text).not.toContain('50 %');
    expect((await visit(people.owner, seller)).status).toBe(403);
    const listed = await api.ask('GET', '/v1/people', { as: 'owner' });
    expect(listed.text).not.toContain('extraTime');
  });
});
