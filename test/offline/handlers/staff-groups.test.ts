import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type ApiSetting, createApiSetting } from './support/api.ts';
import { type Browser, createBrowser, titleOf } from './support/browser.ts';
import { people } from './support/people.ts';
import {
  accountOf,
  personSignedIn,
  signInAt,
  startTestProvider,
  type TestProvider,
} from './support/staff-provider.ts';

const { manager } = people;

let provider: TestProvider;
beforeAll(async () => {
  provider = await startTestProvider();
});
afterAll(() => provider.close());

let api: ApiSetting;
let browser: Browser;
const signIn = () => signInAt(provider, browser);
const signedInAs = () => personSignedIn(api, browser);

const groups = {
  claim: 'groups',
  roles: { desk: ['channel-manager'], heads: ['channel-director', 'admin'] },
};
const rolesOf = (id: string) => api.memory.people.get(id)?.roles;
beforeEach(() => {
  api = createApiSetting(undefined, { staffSignIn: provider.told({ groups }) });
  browser = createBrowser(api.send);
});

test('groups make known who is in one of them, as the same person every time', async () => {
  const account = { id: 'new', name: 'Nele Neu', email: 'Nele@Vendor.example', groups: ['desk', 'other'] };
  provider.accounts[0] = account;
  await signIn();
  const id = (await signedInAs()) ?? '';
  browser = createBrowser(api.send);
  await signIn();

  expect(api.memory.people.get(id)).toMatchObject({ name: 'Nele Neu', email: 'nele@vendor.example' });
  expect(rolesOf(id)).toEqual(['channel-manager']);
  expect(await signedInAs()).toBe(id);
});

test('groups give and take the roles that they name, and leave others', async () => {
  api.memory.people.set(manager.id, { ...manager, roles: ['channel-manager', 'legal'] });
  provider.accounts[0] = accountOf(manager, { groups: ['heads'] });

  await signIn();

  expect(rolesOf(manager.id)).toEqual(['legal', 'channel-director', 'admin']);
});

test('groups keep out who is in none of them, and take what they gave', async () => {
  provider.accounts[0] = accountOf(manager, { groups: [] });
  const known = await signIn();
  provider.accounts[0] = accountOf(manager, { id: 'x', email: 'x@vendor.example', groups: ['other'] });
  browser = createBrowser(api.send);
  const unknown = await signIn();

  expect(titleOf(known)).toBe('You have no role here');
  expect(rolesOf(manager.id)).toEqual([]);
  expect(titleOf(unknown)).toBe('You are not known here yet');
  expect(await signedInAs()).toBeUndefined();
});

test('groups that the provider does not tell change nothing', async () => {
  provider.accounts[0] = accountOf(manager);

  const page = await signIn();

  expect(page.status).toBe(500);
  expect(rolesOf(manager.id)).toEqual(manager.roles);
});
