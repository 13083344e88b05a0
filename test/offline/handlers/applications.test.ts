import { beforeEach, describe, expect, test } from 'vitest';
import { signLink } from '../../../domain/links/link-token.ts';
import { changeProcess, hashOf, priceDesk, priceRequest, putInForce } from './support/processes.ts';
import { codeOf } from './support/refused.ts';
import { createSetting, linkKeys, type Setting, startOfTime } from './support/setting.ts';

let setting: Setting;
beforeEach(async () => {
  setting = createSetting();
  await putInForce(setting.memory, priceDesk({ by: 'public' }));
});

const email = 'ana@new.example';
const begin = (address = email) => setting.services.applications.begin('price-desk', { email: address });

/** Begins, and takes the token out of the e-mail that came last. */
async function begunToken(): Promise<string> {
  await begin();
  return setting.draftLinks.at(-1)?.url.split('/').at(-1) ?? '';
}

describe('beginning an application', () => {
  test('sends a link to the address, and nothing to who asked', async () => {
    const answer = await begin(' Ana@New.example ');

    expect(answer).toBeUndefined();
    expect(setting.draftLinks).toMatchObject([
      {
        email,
        title: 'Price exceptions',
        url: expect.stringMatching(/^http:\/\/portal\.example\/a\/[\w.-]+$/),
      },
    ]);
  });

  test('again leads to the same draft, with what was typed', async () => {
    const { applications } = setting.services;
    await applications.keep(await begunToken(), { company: 'Acme' });

    expect(await applications.draft(await begunToken())).toMatchObject({
      state: 'open',
      values: { company: 'Acme' },
    });
  });

  test('fills in the address that the link was sent to', async () => {
    const opened = await setting.services.applications.draft(await begunToken());

    expect(opened).toMatchObject({ values: { email } });
  });

  test('answers the same when too many were asked for, or the mailer fails', async () => {
    for (let count = 0; count < 8; count += 1) await begin();

    expect(setting.draftLinks).toHaveLength(5);
  });

  test('is refused for an address that is none, and a program that is not open to anybody', async () => {
    await putInForce(setting.memory, priceDesk().replaceAll('price-desk', 'of-partners'));

    expect(await codeOf(begin('nobody'))).toBe('invalid-input');
    expect(await codeOf(setting.services.applications.begin('of-partners', { email }))).toBe('not-found');
    expect(await setting.services.applications.open('of-partners')).toBeUndefined();
    expect(await setting.services.applications.open('price-desk')).toMatchObject({
      title: 'Price exceptions',
    });
  });
});

describe('sending an application', () => {
  test('makes the applicant a person who signs in nowhere, owner of a partner to be, and starts the case', async () => {
    const { applications } = setting.services;
    const { caseToken } = await applications.submit(await begunToken(), priceRequest);

    const [view] = [...setting.memory.processes.values()].map((stored) => stored.view);
    const person = setting.memory.people.get(view?.facts.startedBy ?? '');
    expect(person).toMatchObject({
      email,
      name: 'Acme GmbH',
      roles: ['owner'],
      account: false,
      active: true,
    });
    expect(view?.partner).toEqual({ id: person?.partnerId, name: 'Acme GmbH' });
    expect(view?.partner.id).toMatch(/^p-[0-9a-z]{10}$/);
    expect(await applications.byCaseLink(caseToken)).toMatchObject({
      caller: { person: { id: person?.id }, via: 'email-link' },
      page: { view: { id: view?.id } },
    });
  });

  test('twice, also at once, is one case', async () => {
    const { applications } = setting.services;
    const token = await begunToken();

    await Promise.all([applications.submit(token, priceRequest), applications.submit(token, priceRequest)]);
    await applications.submit(token, { ...priceRequest, company: 'Other' });

    expect(setting.memory.processes.size).toBe(1);
    expect([...setting.memory.people.values()].filter((person) => person.email === email)).toHaveLength(1);
    expect(await applications.draft(token)).toMatchObject({ state: 'sent' });
    expect(await codeOf(applications.keep(token, { company: 'Other' }))).toBe('task-closed');
  });

  test('with a mistake sends nothing, and keeps what was typed, files too', async () => {
    const { applications } = setting.services;
    const token = await begunToken();
    const { rival: _missing, ...typed } = priceRequest;

    const refused = await applications.submit(token, typed).catch((failure: unknown) => failure);
    const opened = await applications.draft(token);
    const sha256 = hashOf('An offer');
    await applications.submit(token, { ...priceRequest, offer: { sha256 } });

    expect(refused).toMatchObject({ code: 'invalid-input', fields: [{ field: 'values.rival' }] });
    expect(opened).toMatchObject({ state: 'open', values: { company: 'Acme GmbH', offer: { sha256 } } });
    const [stored] = [...setting.memory.processes.values()];
    expect(stored?.view.facts.data.request?.offer).toMatchObject({ name: 'offer.txt', sha256 });
  });

  test('can be done anew once the case has ended, and is another case then', async () => {
    const { applications } = setting.services;
    const token = await begunToken();
    await applications.submit(token, priceRequest);
    const [first = ''] = [...setting.memory.processes.keys()];
    changeProcess(setting.memory, first, { status: 'closed', outcome: 'lapsed' });
    setting.clock.now = new Date(startOfTime.getTime() + 86_400_000);

    await applications.submit(await begunToken(), priceRequest);

    expect(setting.memory.processes.size).toBe(2);
  });
});

describe('a link', () => {
  const tokenOf = (claims: Parameters<typeof signLink>[1], lasts = 86_400_000) =>
    signLink(linkKeys, claims, {
      issuedAt: startOfTime,
      expiresAt: new Date(startOfTime.getTime() + lasts),
    });

  test('that is too old, of another use, or of nothing, opens no draft', async () => {
    const { applications } = setting.services;
    const token = await begunToken();
    const wrong = [
      await tokenOf({ use: 'draft', draftId: 'unknown' }),
      await tokenOf({ use: 'session', personId: 'P-0000000000' }),
      `${token.slice(0, -4)}AAAA`,
      '',
    ];

    for (const each of wrong) {
      expect(await applications.draft(each)).toEqual({ state: 'invalid' });
      expect(await codeOf(applications.submit(each, priceRequest))).toBe('not-found');
    }
    setting.clock.now = new Date(startOfTime.getTime() + 31 * 86_400_000);
    expect(await applications.draft(token)).toEqual({ state: 'invalid' });
  });

  test('to a case asks somebody who has an account to sign in, and is nothing for who has left', async () => {
    const { applications } = setting.services;
    const { caseToken } = await applications.submit(await begunToken(), priceRequest);
    const person = [...setting.memory.people.values()].find((one) => one.email === email);
    if (!person) throw new Error('There is no applicant.');

    setting.memory.people.set(person.id, { ...person, active: false });
    const gone = await applications.byCaseLink(caseToken);
    const { account: _none, ...signedUp } = person;
    setting.memory.people.set(person.id, signedUp);
    const member = await applications.byCaseLink(caseToken);

    expect(gone).toBeUndefined();
    expect(member).toEqual({ signInTo: expect.stringMatching(/^C-/) });
    expect(await applications.byCaseLink('x')).toBeUndefined();
  });

  test('to a case does not open another’s', async () => {
    const { applications } = setting.services;
    await applications.submit(await begunToken(), priceRequest);
    const [own = ''] = [...setting.memory.processes.keys()];
    await begin('ben@other.example');
    const other = setting.draftLinks.at(-1)?.url.split('/').at(-1) ?? '';
    await applications.submit(other, { ...priceRequest, company: 'Other' });
    const ben = [...setting.memory.people.values()].find((one) => one.email === 'ben@other.example');

    const forged = await tokenOf({ use: 'case', personId: ben?.id ?? '', caseId: own });

    expect(await applications.byCaseLink(forged).catch(() => 'refused')).toBeOneOf([undefined, 'refused']);
  });
});
