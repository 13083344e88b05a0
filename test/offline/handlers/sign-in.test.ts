import { beforeEach, describe, expect, test } from 'vitest';
import { signLink } from '../../../domain/links/link-token.ts';
import { people } from './support/people.ts';
import { createSetting, linkKeys, publicUrl, type Setting, startOfTime } from './support/setting.ts';

let setting: Setting;
beforeEach(() => {
  setting = createSetting();
});

const minutes = (count: number) => {
  setting.clock.now = new Date(startOfTime.getTime() + count * 60_000);
};
async function tokenFor(email: string, returnTo?: string): Promise<string> {
  await setting.services.signIn.requestLink(email, returnTo);
  return setting.links.at(-1)?.url.replace(`${publicUrl}/sign-in/`, '') ?? '';
}

describe('asking for a link', () => {
  test('answers the same for an address that is known, unknown, of somebody who left, or no address at all', async () => {
    const { signIn } = setting.services;
    const addresses = [
      people.seller.email,
      'nobody@nowhere.example',
      people.gone.email,
      '',
      'x'.repeat(9999),
    ];

    const answers = await Promise.all(addresses.map((email) => signIn.requestLink(email)));

    expect(new Set(answers)).toEqual(new Set([undefined]));
    expect(setting.links.map(({ person }) => person.id)).toEqual([people.seller.id]);
  });

  test('answers the same when the mailer fails, and tells the operator', async () => {
    setting.mail.failure = new Error('SES refuses');

    await expect(setting.services.signIn.requestLink(people.seller.email)).resolves.toBeUndefined();
    expect(setting.mail.told).toEqual([setting.mail.failure]);
  });

  test('does not fill an inbox', async () => {
    for (let count = 0; count < 20; count += 1)
      await setting.services.signIn.requestLink(` ${people.seller.email.toUpperCase()} `);

    expect(setting.links).toHaveLength(5);
  });

  test('too often tells the person once until when there is a pause, and strangers nothing', async () => {
    const { signIn } = setting.services;
    for (const email of [people.seller.email, 'nobody@nowhere.example', people.gone.email])
      for (let count = 0; count < 9; count += 1) await signIn.requestLink(email);

    expect(setting.pauses).toEqual([
      {
        person: people.seller,
        until: new Date(startOfTime.getTime() + 15 * 60_000),
        url: `${publicUrl}/sign-in`,
      },
    ]);
  });
});

describe('the link', () => {
  test('signs in once; looking at it changes nothing', async () => {
    const { signIn } = setting.services;
    const token = await tokenFor(people.seller.email, '/deals/D-0000000001?x=1#task-T1');

    for (let count = 0; count < 5; count += 1)
      expect(await signIn.inspect(token)).toEqual({
        state: 'usable',
        personName: people.seller.name,
        returnTo: '/deals/D-0000000001?x=1#task-T1',
      });
    const redeemed = await signIn.redeem(token);
    const again = await signIn.redeem(token);

    expect(redeemed?.returnTo).toBe('/deals/D-0000000001?x=1#task-T1');
    expect(again).toBeUndefined();
    expect(await signIn.inspect(token)).toEqual({ state: 'used' });
    expect((await signIn.personOf(redeemed?.session ?? ''))?.id).toBe(people.seller.id);
  });

  test('pressed twice at once signs in once', async () => {
    const token = await tokenFor(people.seller.email);
    const { signIn } = setting.services;

    const results = await Promise.all([signIn.redeem(token), signIn.redeem(token), signIn.redeem(token)]);

    expect(results.filter((result) => result !== undefined)).toHaveLength(1);
  });

  test('is too old after fifteen minutes', async () => {
    const token = await tokenFor(people.seller.email);
    minutes(16);

    expect(await setting.services.signIn.inspect(token)).toEqual({ state: 'expired' });
    expect(await setting.services.signIn.redeem(token)).toBeUndefined();
  });

  test('does nothing for somebody who has left since', async () => {
    const token = await tokenFor(people.seller.email);
    setting.memory.people.set(people.seller.id, { ...people.seller, active: false });

    expect(await setting.services.signIn.inspect(token)).toEqual({ state: 'invalid' });
    expect(await setting.services.signIn.redeem(token)).toBeUndefined();
  });

  test.each([
    '//evil.example',
    '/\\evil.example',
    '/.//evil.example',
    '/..//evil.example',
    '/x/..//evil.example',
    '/%2e//evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/a\nb',
    `/${'a'.repeat(400)}`,
  ])('never leads elsewhere: %s', async (returnTo) => {
    const token = await tokenFor(people.seller.email, returnTo);

    expect(await setting.services.signIn.inspect(token)).toMatchObject({ returnTo: '/' });
  });

  test.each(['', 'x', 'a.b.c', 'x'.repeat(10_000)])('that is not ours is invalid', async (token) => {
    expect(await setting.services.signIn.inspect(token)).toEqual({ state: 'invalid' });
    expect(await setting.services.signIn.redeem(token)).toBeUndefined();
  });
});

describe('a session', () => {
  test('lasts twelve hours, and ends when the person leaves', async () => {
    const { signIn } = setting.services;
    const session = (await signIn.redeem(await tokenFor(people.seller.email)))?.session ?? '';
    minutes(12 * 60 - 1);
    const late = await signIn.personOf(session);
    minutes(12 * 60 + 1);

    expect(late?.id).toBe(people.seller.id);
    expect(await signIn.personOf(session)).toBeUndefined();
    minutes(1);
    setting.memory.people.set(people.seller.id, { ...people.seller, active: false });
    expect(await signIn.personOf(session)).toBeUndefined();
  });

  test('that was ended is over for whoever kept its cookie, and no other is', async () => {
    const { signIn } = setting.services;
    const first = (await signIn.redeem(await tokenFor(people.seller.email)))?.session ?? '';
    const second = (await signIn.redeem(await tokenFor(people.seller.email)))?.session ?? '';

    await signIn.end(first);
    await signIn.end('no session at all');

    expect(await signIn.personOf(first)).toBeUndefined();
    expect((await signIn.personOf(second))?.id).toBe(people.seller.id);
  });

  test('is not what a link carries, and a link is not a session', async () => {
    const { signIn } = setting.services;
    const token = await tokenFor(people.seller.email);
    const times = { issuedAt: startOfTime, expiresAt: new Date(startOfTime.getTime() + 60_000) };
    const claims = { use: 'task', personId: people.seller.id, caseId: 'D-0000000001', taskId: 'T1' } as const;
    const task = await signLink(linkKeys, claims, times);

    expect(await signIn.personOf(token)).toBeUndefined();
    expect(await signIn.personOf(task)).toBeUndefined();
    expect(await signIn.redeem(task)).toBeUndefined();
  });
});
