import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { signLink } from '../../../domain/links/link-token.ts';
import type { Person } from '../../../domain/people/person.schema.ts';
import type { Caller } from '../../../handlers/services/services.ts';
import { type ApiSetting, createApiSetting } from './support/api.ts';
import { type PersonName, people, portal } from './support/people.ts';
import { linkKeys, publicUrl, type Setting, startOfTime } from './support/setting.ts';
import { startTestProvider, type TestProvider } from './support/staff-provider.ts';

const { owner, seller, rival, gone, ops } = people;
const day = 86_400_000;

let setting: ApiSetting;
beforeEach(() => {
  setting = createApiSetting();
});
const service = () => setting.services.invitations;
const later = (days: number) => {
  setting.clock.now = new Date(startOfTime.getTime() + days * day);
};
const asked = (email: string, roles = ['seller'], name = 'Noor Haddad') => ({ name, email, roles });
const invite = (as: PersonName, email = 'noor@new.example', roles?: string[]) =>
  service().invite(portal(as), asked(email, roles));
/** The link that was e-mailed last. */
const sent = ({ invitationLinks }: Pick<Setting, 'invitationLinks'> = setting) =>
  invitationLinks.at(-1)?.url.replace(`${publicUrl}/i/`, '') ?? '';
const withAddress = (email: string) =>
  [...setting.memory.people.values()].filter((person) => person.email === email);

describe('to invite somebody', () => {
  test('e-mails a link, and makes nobody known', async () => {
    const before = setting.memory.people.size;

    const invitation = await invite('owner', ' Noor@New.example ', ['seller', 'marketer']);

    expect(invitation).toMatchObject({
      ...{ email: 'noor@new.example', roles: ['seller', 'marketer'], partnerId: 'northwind' },
      ...{ invitedBy: owner.id, until: new Date(startOfTime.getTime() + 14 * day).toISOString() },
    });
    expect(setting.invitationLinks).toMatchObject([
      { invitation, partnerName: 'Northwind', inviterName: owner.name },
    ]);
    expect(setting.memory.people.size).toBe(before);
  });

  test('is answered and listed the same, whoever has the address', async () => {
    const addresses = ['nobody@new.example', rival.email, ops.email, seller.email, gone.email];

    const answers = [];
    for (const email of addresses) answers.push(await invite('owner', email));
    const { invitations } = await service().list(portal('owner'));

    const alike = (one: object) => ({ ...one, id: '', email: '' });
    expect(new Set(answers.map((one) => JSON.stringify(alike(one)))).size).toBe(1);
    expect(invitations.map(({ email }) => email).sort()).toEqual([...addresses].sort());
    expect(setting.invitationLinks).toHaveLength(addresses.length);
  });

  test('twice changes what is pending; the last word holds', async () => {
    const first = await invite('owner', 'noor@new.example', ['seller']);
    const second = await invite('owner', 'NOOR@new.example', ['owner']);

    expect(second.id).toBe(first.id);
    expect((await service().list(portal('owner'))).invitations).toEqual([second]);
  });

  test.each<[string, PersonName, object, string]>([
    ['no name', 'owner', { name: ' ' }, 'name'],
    ['no address', 'owner', { email: 'noor' }, 'email'],
    ['no role', 'owner', { roles: [] }, 'roles'],
    ['a role of the vendor', 'owner', { roles: ['ops'] }, 'roles'],
    ['a role of a partner', 'ops', { roles: ['seller'] }, 'roles'],
    ['an administrator, by operations', 'ops', { roles: ['admin'] }, 'roles'],
  ])('is refused with %s, by field', async (_what, as, wrong, field) => {
    const input = { ...asked('noor@new.example', [as === 'ops' ? 'ops' : 'seller']), ...wrong };

    await expect(service().invite(portal(as), input)).rejects.toMatchObject({
      code: 'invalid-input',
      fields: [{ field }],
    });
    expect(setting.invitationLinks).toEqual([]);
  });

  test('is for who manages people; at the vendor also with a role that a permission names', async () => {
    for (const name of ['seller', 'manager'] as const)
      await expect(invite(name)).rejects.toMatchObject({ code: 'forbidden' });

    await invite('ops', 'noor@vendor.example', ['enablement', 'finance']);
    await invite('admin', 'abe@vendor.example', ['admin']);

    expect(setting.invitationLinks.map(({ partnerName }) => partnerName)).toEqual([undefined, undefined]);
  });

  test('does not fill an inbox, and is not done without end', async () => {
    const toOne = async () => invite('owner', 'noor@new.example');
    for (let count = 0; count < 5; count += 1) await toOne();
    await expect(toOne()).rejects.toMatchObject({ code: 'rate-limited' });
    for (let count = 0; count < 24; count += 1) await invite('owner', `n${count}@new.example`);

    await expect(invite('owner', 'last@new.example')).rejects.toMatchObject({ code: 'rate-limited' });
    expect(setting.invitationLinks).toHaveLength(29);
  });

  test('keeps what could not be sent, and says so; an address that complained is not written to', async () => {
    setting.mail.failure = new Error('SES refuses');
    await expect(invite('owner')).rejects.toMatchObject({ code: 'busy-elsewhere' });
    setting.mail.failure = undefined;
    const { invitations } = await service().list(portal('owner'));
    await setting.stores.addresses.silence('silent@new.example', {
      why: 'complained',
      since: startOfTime.toISOString(),
    });
    await invite('owner', 'silent@new.example');

    expect(invitations.map(({ email }) => email)).toEqual(['noor@new.example']);
    expect(setting.mail.told).toHaveLength(1);
    expect(setting.invitationLinks).toEqual([]);
  });

  test('is sent again for another fourteen days, by who sends it then; the link of before is too old', async () => {
    const { id } = await invite('owner');
    const first = sent();
    later(13);
    setting.memory.people.set(seller.id, { ...seller, roles: ['owner'] });
    const second: Caller = { person: { ...seller, roles: ['owner'] }, via: 'portal' };
    await service().again(second, id);
    later(20);

    expect(await service().open(first)).toMatchObject({ state: 'expired' });
    expect(await service().open(sent())).toMatchObject({
      state: 'pending',
      invitation: { invitedBy: seller.id },
    });
  });

  test('is withdrawn once; nobody touches those of another company', async () => {
    const { id } = await invite('owner');
    const vendors = [service().again(portal('ops'), id), service().withdraw(portal('ops'), id)];
    for (const answer of vendors) await expect(answer).rejects.toMatchObject({ code: 'not-found' });

    await service().withdraw(portal('owner'), id);

    await expect(service().withdraw(portal('owner'), id)).rejects.toMatchObject({ code: 'not-now' });
    await expect(service().again(portal('owner'), id)).rejects.toMatchObject({ code: 'not-now' });
    expect((await service().list(portal('owner'))).invitations).toEqual([]);
    expect(await service().accept(sent())).toMatchObject({ state: 'withdrawn', done: false });
    expect(withAddress('noor@new.example')).toEqual([]);
  });
});

describe('to accept an invitation', () => {
  test('takes the press: reading its page, however often, changes nothing', async () => {
    await invite('owner');
    const before = JSON.stringify([
      ...setting.memory.people.values(),
      ...setting.memory.invitations.values(),
    ]);

    for (const method of ['GET', 'HEAD', 'GET'])
      expect((await setting.ask(method, `/i/${sent()}`)).status).toBe(200);

    const after = JSON.stringify([...setting.memory.people.values(), ...setting.memory.invitations.values()]);
    expect(after).toBe(before);
    expect(setting.temporal.sent).toEqual([]);
  });

  test('makes somebody known once, who signs in by e-mail, and stands on record', async () => {
    await invite('owner');
    const post = () => setting.ask('POST', `/i/${sent()}`, { headers: { origin: publicUrl } });

    const [first, second] = [await post(), await post()];

    const [noor, ...others] = withAddress('noor@new.example');
    expect([first.status, second.status]).toEqual([303, 409]);
    expect(others).toEqual([]);
    expect(noor).toMatchObject({ partnerId: 'northwind', roles: ['seller'], active: true });
    await setting.services.signIn.requestLink('noor@new.example');
    expect(setting.links.map(({ person }) => person.id)).toEqual([noor?.id]);
    const { items } = await setting.stores.audit.onDay('2026-11-30', { limit: 10 });
    expect(items[0]).toMatchObject({ who: noor?.id, via: 'email-link', verb: 'i', outcome: 'done' });
  });

  test('gives the roles to a colleague who is known, and lets who left in again', async () => {
    await invite('owner', seller.email, ['marketer']);
    await service().accept(sent());
    await invite('owner', gone.email, ['owner']);
    await service().accept(sent());

    expect(setting.memory.people.get(seller.id)).toEqual({ ...seller, roles: ['seller', 'marketer'] });
    expect(setting.memory.people.get(gone.id)).toMatchObject({ active: true, roles: ['seller', 'owner'] });
    // Certificates of who is back count again.
    expect(setting.temporal.signals.map(({ workflowId }) => workflowId)).toContain('standing/northwind');
  });

  test.each<[string, PersonName, Person, string[]]>([
    ['a partner’s, of another partner', 'owner', rival, ['seller']],
    ['the vendor’s, of a partner', 'ops', seller, ['finance']],
    ['a partner’s, of the vendor', 'owner', ops, ['seller']],
  ])('of %s tells its owner whom to ask, and changes nothing', async (_what, as, person, roles) => {
    await invite(as, person.email, roles);

    const page = await setting.ask('GET', `/i/${sent()}`);
    const answer = await service().accept(sent());

    expect(page.text).toContain('This address has an account already');
    expect(answer).toMatchObject({ state: 'elsewhere', done: false });
    expect(withAddress(person.email)).toEqual([person]);
    expect((await service().list(portal(as))).invitations).toHaveLength(1);
  });

  test('an applicant with the same address has no claim to it', async () => {
    const applicant: Person = {
      ...{ ...rival, id: 'P-0000000001', email: 'noor@new.example', partnerId: 'p-new' },
      account: false,
    };
    setting.memory.people.set(applicant.id, applicant);
    await invite('owner');

    await service().accept(sent());

    expect(withAddress('noor@new.example')).toMatchObject([applicant, { partnerId: 'northwind' }]);
  });

  test('after its time is over does nothing, and says so', async () => {
    await invite('owner');
    later(14);

    expect(await service().accept(sent())).toMatchObject({ state: 'expired', done: false });
    expect(withAddress('noor@new.example')).toEqual([]);
  });

  test.each<[string, Partial<Person>]>([
    ['is inactive', { active: false }],
    ['manages nobody any more', { roles: ['seller'] }],
    ['is with another company', { partnerId: 'alpine' }],
  ])('does not hold where whoever sent it %s', async (_how, change) => {
    await invite('owner');
    setting.memory.people.set(owner.id, { ...owner, ...change });

    expect(await service().accept(sent())).toMatchObject({ state: 'void', done: false });
    expect(withAddress('noor@new.example')).toEqual([]);
  });

  test('does not hold for an administrator where whoever sent it is none any more', async () => {
    await invite('admin', 'noor@vendor.example', ['admin']);
    setting.memory.people.set(people.admin.id, { ...people.admin, roles: ['ops'] });

    expect(await service().accept(sent())).toMatchObject({ state: 'void' });
  });

  test('is not possible while the partner is suspended, which invites nobody either', async () => {
    await invite('owner');
    const northwind = setting.memory.partners.get('northwind');
    const suspended = { since: startOfTime.toISOString(), personIds: [] };
    if (northwind) setting.memory.partners.set('northwind', { ...northwind, suspended });

    expect(await service().accept(sent())).toMatchObject({ state: 'suspended', done: false });
    await expect(invite('owner', 'other@new.example')).rejects.toMatchObject({ code: 'not-now' });
    expect(await service().list(portal('owner'))).toMatchObject({ suspended: true });
    if (northwind) setting.memory.partners.set('northwind', northwind);
    expect(await service().accept(sent())).toMatchObject({ state: 'accepted', done: true });
  });

  test('takes a link that is ours, for this, and of an invitation that is known', async () => {
    await invite('owner');
    const times = { issuedAt: startOfTime, expiresAt: new Date(startOfTime.getTime() + day) };
    const session = await signLink(linkKeys, { use: 'session', personId: owner.id }, times);
    const unknown = { use: 'invitation', invitationId: 'IV-0000000000' } as const;

    for (const token of [`${sent()}x`, session, await signLink(linkKeys, unknown, times), 'nonsense']) {
      expect(await service().open(token)).toBeUndefined();
      expect(await service().accept(token)).toBeUndefined();
      expect((await setting.ask('GET', `/i/${token}`)).status).toBe(404);
    }
    // An invitation signs nobody in.
    expect(await setting.services.signIn.personOf(sent())).toBeUndefined();
    expect(await setting.services.signIn.redeem(sent())).toBeUndefined();
  });
});

describe('where the vendor has an identity provider', () => {
  let provider: TestProvider;
  beforeAll(async () => {
    provider = await startTestProvider();
  });
  afterAll(() => provider.close());

  test('its people are led there, and partners’ people to a link', async () => {
    setting = createApiSetting(undefined, { staffSignIn: provider.told({}) });
    await invite('ops', 'noor@vendor.example', ['finance']);
    const vendors = sent();
    await invite('owner', 'pia@new.example');

    const pages = [];
    for (const token of [vendors, sent()]) {
      await service().accept(token);
      pages.push((await setting.ask('GET', `/i/${token}`)).text);
    }

    expect(pages[0]).toContain('href="/sign-in/staff"');
    expect(pages[0]).not.toContain('E-mail me a link');
    expect(pages[1]).toContain('E-mail me a link');
  });

  test('whose groups make people known, the vendor invites nobody, and partners do', async () => {
    const groups = { claim: 'groups', roles: { desk: ['ops'] } };
    setting = createApiSetting(undefined, { staffSignIn: provider.told({ groups }) });

    await expect(invite('ops', 'noor@vendor.example', ['ops'])).rejects.toMatchObject({ code: 'not-now' });
    await invite('owner');

    const { rolesFrom } = await service().list(portal('ops'));
    expect(rolesFrom).toBe(provider.told({}).settings.name);
    expect((await service().list(portal('owner'))).rolesFrom).toBeUndefined();
  });
});
