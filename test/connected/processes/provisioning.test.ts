import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRunAction } from '../../../activities/actions/run-action.activity.ts';
import type { Mail } from '../../../activities/mail/mailer.ts';
import { createDynamoStores } from '../../../activities/store/stores.dynamo.ts';
import type { Stores } from '../../../activities/store/stores.ts';
import { brandingSchema } from '../../../domain/branding/branding.schema.ts';
import { idFrom } from '../../../domain/ids.ts';
import { signLink } from '../../../domain/links/link-token.ts';
import type { ApiKey } from '../../../domain/people/api-key.schema.ts';
import type { Person } from '../../../domain/people/person.schema.ts';
import type { FormValues } from '../../../domain/programs/form.schema.ts';
import { authenticate } from '../../../handlers/api/authenticate.ts';
import type { ServiceContext } from '../../../handlers/services/context.ts';
import { createSignInService } from '../../../handlers/services/sign-in/sign-in.service.ts';
import { deafTemporal } from '../../support/deaf-temporal.ts';
import { createTestTable } from '../../support/table.ts';

const linkKeys = [{ id: 'k1', secret: 'k'.repeat(43) }];
let table: Awaited<ReturnType<typeof createTestTable>>;
let stores: Stores;
let mails: Mail[];
beforeAll(async () => {
  table = await createTestTable();
  stores = createDynamoStores(table);
  mails = [];
});
afterAll(() => table.drop());

function act(partnerId: string, name: string, values: FormValues = {}) {
  const run = createRunAction({
    stores,
    mailer: { send: async (mail) => `ses-${mails.push(mail)}` },
    branding: brandingSchema.parse({}),
    publicUrl: 'https://portal.example',
    client: deafTemporal,
    now: () => new Date(),
  });
  const partner = { id: partnerId, name: 'Brightwater', tier: 'applicant', country: 'DE' };
  return run({ name, key: `${partnerId}/${name}`, caseId: 'C-7K3M9Q2XBA', partner, values });
}

async function applicant(email: string): Promise<Person & { partnerId: string }> {
  const bytes = randomBytes(10);
  const person = {
    id: idFrom('person', bytes),
    name: 'Ana Silva',
    email,
    partnerId: `p-${createHash('sha256').update(bytes).digest('hex').slice(0, 10)}`,
    roles: ['owner'],
    timeZone: 'UTC',
    active: true,
    account: false,
  };
  await stores.people.put(person);
  return person;
}
const apiKeyOf = (personId: string, key: string): ApiKey => ({
  id: idFrom('apiKey', randomBytes(10)),
  hash: createHash('sha256').update(key).digest('hex'),
  personId,
  label: 'Test',
  scopes: ['deals:read'],
  createdAt: new Date().toISOString(),
});
const create = { name: 'Brightwater GmbH', country: 'DE', tier: 'silver', website: 'brightwater.de' };

test('an applicant becomes the owner of a partner, signs in, loses access with a suspension and has it back', async () => {
  const { id, partnerId, email } = await applicant('ana@brightwater.de');
  const context = { stores, linkKeys, now: () => new Date() } as ServiceContext;
  const signedIn = createSignInService(context);
  const times = { issuedAt: new Date(), expiresAt: new Date(Date.now() + 3_600_000) };
  const session = await signLink(linkKeys, { use: 'session', personId: id }, times);
  const known = [await stores.people.byEmail(email)];
  const key = `tl_${randomBytes(32).toString('base64url')}`;
  await stores.people.putApiKey(apiKeyOf(id, key));
  const byKey = () => authenticate(stores, `Bearer ${key}`, new Date());

  await act(partnerId, 'create-partner', create);
  known.push(await stores.people.byEmail(email));
  await act(partnerId, 'suspend-partner', { reason: 'Invoices' });
  const suspended = await signedIn.personOf(session);
  await expect(byKey()).rejects.toMatchObject({ code: 'unauthenticated' });
  await act(partnerId, 'restore-access');
  const back = await signedIn.personOf(session);

  expect(known.map((person) => person?.id)).toEqual([undefined, id]);
  expect(mails.map(({ to }) => to)).toEqual([email]);
  expect(suspended).toBeUndefined();
  expect(back?.id).toBe(id);
  expect((await byKey()).person.id).toBe(id);
  expect(await stores.partners.get(partnerId)).toMatchObject({ tier: 'silver', domains: ['brightwater.de'] });
});

test('of two applicants with one address, the second to be provisioned is refused and stays an applicant', async () => {
  const [first, second] = [await applicant('bo@alpine.at'), await applicant('Bo@Alpine.at')];
  await act(first.partnerId, 'create-partner', create);

  const refused = act(second.partnerId, 'create-partner', create);

  await expect(refused).rejects.toMatchObject({ type: 'action-refused', nonRetryable: true });
  expect(await stores.partners.get(second.partnerId)).toBeUndefined();
  expect((await stores.people.get(second.id))?.account).toBe(false);
  expect((await stores.people.byEmail('bo@alpine.at'))?.id).toBe(first.id);
});
