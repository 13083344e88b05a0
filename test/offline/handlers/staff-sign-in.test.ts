import type { JWTPayload } from 'jose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { StaffSignIn } from '../../../domain/people/staff-sign-in.schema.ts';
import type { StaffAccount } from '../../../local/parts/staff-provider.ts';
import { type ApiSetting, createApiSetting } from './support/api.ts';
import { type Browser, createBrowser, titleOf } from './support/browser.ts';
import { people } from './support/people.ts';
import { publicUrl } from './support/setting.ts';
import {
  accountOf,
  personSignedIn,
  signInAt,
  startTestProvider,
  type TestProvider,
} from './support/staff-provider.ts';

const { manager, seller } = people;
let provider: TestProvider;
beforeAll(async () => {
  provider = await startTestProvider();
});
afterAll(() => provider.close());

let api: ApiSetting;
let browser: Browser;
beforeEach(() => begin());
afterEach(() => {
  provider.spoil = undefined;
  provider.instead = undefined;
  provider.forged = false;
});

function begin(settings: Partial<StaffSignIn> = {}, secret?: string): void {
  provider.accounts.splice(0, Infinity, accountOf(manager));
  api = createApiSetting(undefined, { staffSignIn: provider.told(settings, secret) });
  browser = createBrowser(api.send);
}

const signIn = (account?: string, path?: string) => signInAt(provider, browser, account, path);
const signedInAs = () => personSignedIn(api, browser);

describe('one of the vendor’s people', () => {
  test('comes in by the provider, back to where they wanted to be', async () => {
    const page = await signIn(undefined, '/sign-in/staff?returnTo=%2Fconsole%2Ffunds');

    expect({ status: page.status, at: page.url.pathname }).toEqual({ status: 200, at: '/console/funds' });
    expect(await signedInAs()).toBe(manager.id);
    expect(api.providerProblems).toEqual([]);
  });

  test('is shown the way on the page for signing in, and never led to another site by it', async () => {
    const { html } = await browser.get('/sign-in?returnTo=%2Fboard');
    const page = await signIn(undefined, '/sign-in/staff?returnTo=https%3A%2F%2Fevil.example');

    expect(html).toContain('href="/sign-in/staff?returnTo=%2Fboard"');
    expect(page.url.origin).toBe(publicUrl);
  });

  test('gets no link by e-mail, and one from before signs nobody in; partners’ people go on to', async () => {
    const before = createApiSetting();
    await before.services.signIn.requestLink(manager.email);
    const old = before.links[0]?.url.split('/').at(-1) ?? '';

    for (const { email } of [manager, seller]) await api.services.signIn.requestLink(email);

    expect(api.links.map(({ person }) => person.id)).toEqual([seller.id]);
    expect(await api.services.signIn.inspect(old)).toEqual({ state: 'invalid' });
    expect(await api.services.signIn.redeem(old)).toBeUndefined();
  });

  test('stays the same person when their address changes; who is given it is not taken for them', async () => {
    await signIn();
    provider.accounts[0] = accountOf(manager, { email: 'married@vendor.example' });
    provider.accounts[1] = accountOf(manager, { id: 'successor' });
    browser = createBrowser(api.send);
    await signIn();
    const renamed = await signedInAs();
    browser = createBrowser(api.send);
    const successor = await signIn('successor');

    expect(renamed).toBe(manager.id);
    expect(titleOf(successor)).toBe('This address is somebody’s already');
    expect(await signedInAs()).toBeUndefined();
  });

  test('may come with another account once who manages people has forgotten the old one', async () => {
    await signIn();
    await api.stores.identities.forget(manager.id);
    provider.accounts[0] = accountOf(manager, { id: 'another-account' });
    browser = createBrowser(api.send);

    await signIn();

    expect(await signedInAs()).toBe(manager.id);
  });
});

describe('signing out', () => {
  test('ends the session here for whoever kept its cookie, and at the provider', async () => {
    await signIn();
    const kept = new Map(browser.cookies);
    const page = await browser.post('/sign-out');
    const [, url = ''] = /http-equiv="refresh" content="0; url=([^"]+)"/.exec(page.html) ?? [];
    const there = await browser.get(url.replaceAll('&amp;', '&'));
    const confirmed = await browser.post(
      /action="([^"]+)"/.exec(there.html)?.[1] ?? '',
      Object.fromEntries([
        ['logout', 'yes'],
        ['xsrf', /name="xsrf" value="([^"]+)"/.exec(there.html)?.[1] ?? ''],
      ]),
    );
    const again = await browser.get('/sign-in/staff');
    for (const [key, cookie] of kept) browser.cookies.set(key, cookie);

    expect(await signedInAs()).toBeUndefined();
    expect(url).toContain('id_token_hint=');
    expect(confirmed.url.href).toMatch(new RegExp(`^${publicUrl}/sign-in(\\?|$)`));
    expect(titleOf(again)).toBe('Who are you?');
  });

  test('ends the session here also while the provider is away', async () => {
    await signIn();
    provider.instead = () => new Response('', { status: 503 });
    api = createApiSetting(undefined, { staffSignIn: provider.told() });
    const away = createBrowser(api.send);
    for (const [key, cookie] of browser.cookies) away.cookies.set(key, cookie);

    const page = await away.post('/sign-out');

    expect(`${page.url.pathname}${page.url.search}`).toBe('/sign-in');
    browser = away;
    expect(await signedInAs()).toBeUndefined();
  });
});

describe('who is not let in is told what to do', () => {
  const accounts: [string, Partial<StaffAccount>, string, number][] = [
    ['nobody whom we know', { email: 'nobody@vendor.example' }, 'You are not known here yet', 403],
    ['a partner’s person', { email: seller.email }, 'This way in is for the vendor’s people', 403],
    ['an unconfirmed address', { emailVerified: false }, 'Your e-mail address is not confirmed', 403],
    [
      'an address of which nothing is said',
      { emailVerified: undefined },
      'Your e-mail address is not confirmed',
      403,
    ],
  ];
  test.each(accounts)('%s', async (_who, more, title, status) => {
    provider.accounts[0] = accountOf(manager, more);

    const page = await signIn();

    expect({ title: titleOf(page), status: page.status }).toEqual({ title, status });
    expect(await signedInAs()).toBeUndefined();
  });

  test('one of the vendor’s people who was made inactive', async () => {
    await signIn();
    api.memory.people.set(manager.id, { ...manager, active: false });

    expect(titleOf(await signIn())).toBe('You are not known here yet');
    expect(await signedInAs()).toBeUndefined();
  });

  test('who stops at the provider', async () => {
    expect(titleOf(await signIn(''))).toBe('You were not signed in');
    expect(api.providerProblems).toEqual([{ why: 'denied', code: 'access_denied' }]);
  });

  test('an address of which nothing is said comes in where the installation says that all are verified', async () => {
    begin({ emailsAreVerified: true });
    provider.accounts[0] = accountOf(manager, { emailVerified: undefined });

    await signIn();

    expect(await signedInAs()).toBe(manager.id);
  });
});

describe('a provider that cannot be trusted or reached', () => {
  const hour = 3_600;
  const spoilt: [string, (claims: JWTPayload) => JWTPayload, string, string][] = [
    [
      'another issuer',
      (is) => ({ ...is, iss: 'https://evil.example' }),
      'misconfigured',
      'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
    ],
    [
      'for another client',
      (is) => ({ ...is, aud: 'other' }),
      'misconfigured',
      'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
    ],
    [
      'of another sign-in',
      (is) => ({ ...is, nonce: 'other' }),
      'misconfigured',
      'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
    ],
    ['without a nonce', ({ nonce: _, ...is }) => is, 'misconfigured', 'OAUTH_INVALID_RESPONSE'],
    [
      'that is over',
      (is) => ({ ...is, exp: (is.iat ?? 0) - hour }),
      'clock',
      'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
    ],
    [
      'that begins later',
      (is) => ({ ...is, nbf: (is.iat ?? 0) + hour }),
      'clock',
      'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
    ],
  ];
  test.each(spoilt)('an ID token %s signs nobody in', async (_what, spoil, why, code) => {
    provider.spoil = spoil;

    const page = await signIn();

    expect(page.status).toBeGreaterThanOrEqual(500);
    expect(await signedInAs()).toBeUndefined();
    expect(api.providerProblems).toEqual([{ why, code }]);
  });

  test('clocks that are twenty seconds apart are no matter', async () => {
    provider.spoil = (is) => ({ ...is, exp: Math.floor(Date.now() / 1000) - 20 });

    await signIn();

    expect(await signedInAs()).toBe(manager.id);
  });

  test('an ID token signed with a key that the provider never published signs nobody in', async () => {
    provider.forged = true;

    const page = await signIn();

    expect(titleOf(page)).toBe('The sign-in is not set up right');
    expect(await signedInAs()).toBeUndefined();
  });

  test('a wrong client secret is told to the operator, and a right one is taken without a new start', async () => {
    let secret = 'wrong';
    const told = provider.told();
    api = createApiSetting(undefined, {
      staffSignIn: { ...told, clientSecret: async () => (secret === 'wrong' ? secret : told.clientSecret()) },
    });
    browser = createBrowser(api.send);
    const page = await signIn();
    secret = 'right';
    const again = await signIn();

    expect(titleOf(page)).toBe('The sign-in is not set up right');
    expect(api.providerProblems).toEqual([{ why: 'misconfigured', code: 'invalid_client' }]);
    expect(again.status).toBe(200);
    expect(await signedInAs()).toBe(manager.id);
  });

  const down: [string, (path: string) => Response | undefined, string][] = [
    ['is down', () => new Response('', { status: 502 }), 'The sign-in service does not answer'],
    [
      'goes down meanwhile',
      (path) => (path === '/token' ? new Response('', { status: 503 }) : undefined),
      'The sign-in service does not answer',
    ],
    [
      'describes another',
      () => Response.json({ issuer: 'https://evil.example' }),
      'The sign-in is not set up right',
    ],
  ];
  test.each(down)('a provider that %s', async (_what, instead, title) => {
    provider.instead = instead;
    const page = await signIn();
    provider.instead = undefined;
    await signIn();

    expect(titleOf(page)).toBe(title);
    expect(await signedInAs()).toBe(manager.id);
  });

  test('a provider to which there is no way', async () => {
    const told = provider.told({ issuer: 'http://127.0.0.1:1' });
    api = createApiSetting(undefined, { staffSignIn: { ...told, fetch: undefined } });
    browser = createBrowser(api.send);

    expect(titleOf(await signIn())).toBe('The sign-in service does not answer');
  });
});

describe('an answer of the provider', () => {
  /** Where the provider sends the browser back to, without going there. */
  async function answerFor(from: Browser): Promise<string> {
    const choice = await from.get('/sign-in/staff');
    const held = createBrowser(async () => new Response('held'));
    for (const [key, cookie] of from.cookies) held.cookies.set(key, cookie);
    const { url } = await held.post(choice.url.href, { account: provider.accounts[0]?.id ?? '' });
    return `${url.pathname}${url.search}`;
  }

  test('does nothing in a browser that did not ask for it', async () => {
    const answer = await answerFor(browser);
    const other = createBrowser(api.send);
    const without = await other.get(answer);
    await other.get('/sign-in/staff');
    const withOther = await other.get(answer);

    for (const page of [without, withOther])
      expect({ status: page.status, title: titleOf(page) }).toEqual({
        status: 409,
        title: 'This sign-in cannot be finished',
      });
    expect(api.providerProblems.map(({ code }) => code)).toEqual(['no-attempt', 'other-state']);
  });

  test('works once, for ten minutes', async () => {
    const answer = await answerFor(browser);
    const kept = new Map(browser.cookies);
    await browser.get(answer);
    const first = await signedInAs();
    for (const [key, cookie] of kept) browser.cookies.set(key, cookie);
    const second = await browser.get(answer);
    const late = await answerFor(browser);
    api.clock.now = new Date(api.clock.now.getTime() + 11 * 60_000);

    expect(first).toBe(manager.id);
    expect(second.status).toBe(409);
    expect((await browser.get(late)).status).toBe(409);
  });

  test('is taken from one address sixty times a minute at most', async () => {
    const statuses = new Set<number>();
    for (let count = 0; count < 61; count += 1)
      statuses.add((await browser.get('/sign-in/staff/callback')).status);

    expect([...statuses]).toEqual([409, 429]);
  });
});

test('without a provider there is no such way in', async () => {
  api = createApiSetting();
  browser = createBrowser(api.send);

  for (const path of ['/sign-in/staff', '/sign-in/staff/callback?code=x&state=y'])
    expect((await browser.get(path)).status).toBe(404);
  expect((await browser.get('/sign-in')).html).not.toContain('/sign-in/staff');
});
