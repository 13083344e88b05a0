import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { signLink } from '../../../domain/links/link-token.ts';
import { sessionCookie } from '../../../handlers/own-pages.ts';
import { people } from '../../offline/handlers/support/people.ts';
import { linkKeys, type Setting, startOfTime } from '../../offline/handlers/support/setting.ts';
import { barriers } from '../axe.ts';
import { launch, withoutScript } from './open-portal.ts';
import { type OwnApp, openOwnApp } from './own-app.ts';

const { owner, seller } = people;

let browser: Browser;
let app: OwnApp;
let url: string;
let setting: Setting;
let contexts: BrowserContext[];

beforeAll(async () => {
  browser = await launch(inject('chromiumPath'));
  app = await openOwnApp();
  ({ url } = app);
});
afterAll(async () => {
  await browser.close();
  app.close();
});
beforeEach(() => {
  contexts = [];
  setting = app.fresh();
});
afterEach(() => Promise.all(contexts.map((context) => context.close())));

/** A phone on which nobody is signed in. */
async function phone(options = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 780 }, ...options });
  contexts.push(context);
  return context.newPage();
}

async function phoneOfOwner(): Promise<Page> {
  const page = await phone();
  const times = { issuedAt: startOfTime, expiresAt: new Date(startOfTime.getTime() + 3_600_000) };
  const value = await signLink(linkKeys, { use: 'session', personId: owner.id }, times);
  await page.context().addCookies([{ name: sessionCookie, value, url }]);
  return page;
}

test('an owner invites a colleague, who accepts from the e-mail without a script, and is signed in', async () => {
  const owners = await phoneOfOwner();
  await owners.goto(`${url}/people`);
  await owners.getByLabel('Name', { exact: true }).fill('Noor Haddad');
  await owners.getByRole('button', { name: 'Send the invitation' }).click();
  await owners.getByText('2 fields need attention').waitFor();
  const refused = await barriers(owners);
  await owners.getByLabel('E-mail address').fill('noor@new.example');
  await owners.getByRole('checkbox', { name: /^Seller/ }).check();
  await owners.getByRole('button', { name: 'Send the invitation' }).click();
  await owners.getByText('stands below until it is accepted').waitFor();
  const listed = await barriers(owners);
  const pending = await owners.getByRole('button', { name: 'Send again to Noor Haddad' }).count();

  const noors = await phone(withoutScript);
  await noors.goto(setting.invitationLinks[0]?.url ?? '');
  await noors.getByRole('button', { name: 'Accept' }).click();
  await noors.getByText('Accepted. Welcome.').waitFor();
  await noors.getByRole('button', { name: 'E-mail me a link to sign in' }).click();
  await noors.getByRole('heading', { name: 'Look in your inbox' }).waitFor();
  await noors.goto(setting.links[0]?.url ?? '');
  await noors.getByRole('button', { name: 'Sign in' }).click();
  await noors.getByRole('link', { name: 'Noor Haddad' }).waitFor();
  await owners.goto(`${url}/people`);

  expect([refused, listed]).toEqual([[], []]);
  expect(pending).toBe(1);
  expect(await owners.getByRole('link', { name: 'Noor Haddad' }).count()).toBe(1);
  expect(await owners.getByRole('button', { name: 'Send again to Noor Haddad' }).count()).toBe(0);
});

test('an owner gives a colleague another role, and ends the access of theirs', async () => {
  const page = await phoneOfOwner();
  await page.goto(`${url}/people/${seller.id}`);
  const shown = await barriers(page);
  await page.getByRole('checkbox', { name: /^Marketer/ }).check();
  await page.getByRole('button', { name: 'Keep these roles' }).click();
  await page.getByText('It is on record what they may do').waitFor();
  await page.getByRole('button', { name: `Make ${seller.name} inactive` }).click();
  await page.getByText('They are not active any more').waitFor();
  const closed = await barriers(page);

  expect([shown, closed]).toEqual([[], []]);
  expect(setting.memory.people.get(seller.id)).toEqual({
    ...seller,
    roles: ['seller', 'marketer'],
    active: false,
  });
});
