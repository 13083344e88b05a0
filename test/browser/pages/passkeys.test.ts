import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { signLink } from '../../../domain/links/link-token.ts';
import { sessionCookie } from '../../../handlers/own-pages.ts';
import { people, portal } from '../../offline/handlers/support/people.ts';
import { linkKeys, type Setting, startOfTime } from '../../offline/handlers/support/setting.ts';
import { barriers } from '../axe.ts';
import { launch } from './open-portal.ts';
import { type OwnApp, openOwnApp } from './own-app.ts';

const { seller } = people;

let browser: Browser;
let app: OwnApp;
let url: string;
let setting: Setting;
let context: BrowserContext;
let page: Page;
/** What the browser's rules refused, such as a script that the page's policy does not allow. */
let refused: string[];

beforeAll(async () => {
  browser = await launch(inject('chromiumPath'));
  app = await openOwnApp();
  ({ url } = app);
});
afterAll(async () => {
  await browser.close();
  app.close();
});
beforeEach(async () => {
  setting = app.fresh();
  context = await browser.newContext({ viewport: { width: 390, height: 800 } });
  page = await context.newPage();
  refused = [];
  page.on('console', (line) => line.type() === 'error' && refused.push(line.text()));
});
afterEach(() => context.close());

/** A phone of somebody's: what it keeps is unlocked by their finger, which is always there. */
async function giveAuthenticator(): Promise<void> {
  const devtools = await context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
}

async function beSignedIn(): Promise<void> {
  const times = { issuedAt: startOfTime, expiresAt: new Date(startOfTime.getTime() + 3_600_000) };
  const value = await signLink(linkKeys, { use: 'session', personId: seller.id }, times);
  await context.addCookies([{ name: sessionCookie, value, url }]);
}

async function addPasskey(): Promise<void> {
  await beSignedIn();
  await page.goto(`${url}/me`);
  await page.getByRole('link', { name: 'Passkeys' }).click();
  await page.getByLabel('What you call this device').fill('My phone');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByText('You can sign in with it from now on').waitFor();
}

const signOut = () => context.clearCookies();
const press = () => page.getByRole('button', { name: 'Use a passkey' }).click();

test('a passkey is added on one’s own page, signs in without an e-mail, and is removed', async () => {
  await giveAuthenticator();
  await addPasskey();
  const onOwnPage = await barriers(page);
  await signOut();

  await page.goto(`${url}/sign-in?returnTo=%2Fdeals`);
  await page.getByRole('link', { name: 'Sign in with a passkey' }).click();
  const onSignIn = await barriers(page);
  await press();
  await page.waitForURL(`${url}/deals`);
  const [used] = await setting.services.passkeys.list(portal('seller'));
  await page.goto(`${url}/me/passkeys`);
  await page.getByRole('button', { name: 'Remove My phone' }).click();
  await page.getByText('It signs nobody in any more').waitFor();
  await signOut();
  await page.goto(`${url}/sign-in/passkey`);
  await press();
  await page.getByRole('heading', { name: 'That passkey does not sign in here' }).waitFor();

  expect([onOwnPage, onSignIn]).toEqual([[], []]);
  expect(used).toMatchObject({ name: 'My phone', lastUsedAt: startOfTime.toISOString() });
  expect(setting.links).toEqual([]);
  // The answer of 403 alone: no script was refused.
  expect(refused.filter((line) => !line.includes('403'))).toEqual([]);
});

test('an answer signs in once, for the page that asked, and nobody who has left', async () => {
  await giveAuthenticator();
  await addPasskey();
  await signOut();
  const sent = page.waitForRequest((request) => request.method() === 'POST');
  await page.goto(`${url}/sign-in/passkey`);
  await press();
  const form = new URLSearchParams((await sent).postData() ?? '');
  await page.waitForURL(`${url}/deals`);
  const { passkeys } = setting.services;
  const answer = { attempt: form.get('attempt') ?? '', response: form.get('response') ?? '' };
  const again = await passkeys.signIn(answer);
  const { attempt } = await passkeys.beginSignIn();
  const toAnother = await passkeys.signIn({ ...answer, attempt });
  setting.memory.people.set(seller.id, { ...seller, active: false });
  await signOut();
  await page.goto(`${url}/sign-in/passkey`);
  await press();
  await page.getByRole('heading', { name: 'That passkey does not sign in here' }).waitFor();

  expect(answer.response).toContain('"type":"public-key"');
  expect([again, toAnother]).toEqual([undefined, undefined]);
});

test('who comes after five minutes is told so, and nothing is lost', async () => {
  await giveAuthenticator();
  await beSignedIn();
  await page.goto(`${url}/me/passkeys`);
  setting.clock.now = new Date(startOfTime.getTime() + 6 * 60_000);
  await page.getByLabel('What you call this device').fill('My phone');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByRole('heading', { name: 'That took too long' }).waitFor();

  expect(await page.getByLabel('What you call this device').inputValue()).toBe('My phone');
  expect(await setting.services.passkeys.list(portal('seller'))).toEqual([]);
});

test('a browser without a passkey, or without scripts, says what works instead', async () => {
  const without = await browser.newContext({ javaScriptEnabled: false });
  const plain = await without.newPage();
  await plain.goto(`${url}/sign-in/passkey`);
  const words = await plain.locator('main').textContent();
  await without.close();
  await giveAuthenticator();
  await page.goto(`${url}/sign-in/passkey`);
  await press();
  await page.getByText('this device has no passkey for this site').waitFor();

  expect(words).toContain('A link by e-mail works without');
  expect(await page.getByRole('link', { name: 'E-mail me a link instead' }).isVisible()).toBe(true);
});
