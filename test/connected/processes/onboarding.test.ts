import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LinkedTask } from '../../../handlers/services/tasks.services.ts';
import { seedPeople } from '../../../local/seed-data.ts';
import {
  applicationOf,
  apply,
  businessPlan,
  publishOnboarding,
  scorecard,
  signatureOf,
  tokenIn,
} from '../../support/onboarding.ts';
import { startProduct, type TestProduct } from '../../support/product.ts';

const { channelManager, director, partnerOperations } = seedPeople;
const application = applicationOf('Brightwater GmbH', 'brightwater.example');
const applicant = String(application.contactEmail);

let product: TestProduct;
let worker: { stop: () => Promise<void> };
beforeAll(async () => {
  product = await startProduct({ sanctions: [] });
  await publishOnboarding(product);
  worker = await product.startWorker();
});
afterAll(async () => {
  await worker.stop();
  await product.close();
});

const mailsTo = (address: string) => product.mails.filter(({ to }) => to === address);

/** Does what a mail asks for, by the link in it. Waits for a mail that came after those with this subject before. */
async function answer(
  address: string,
  subject: string,
  given: (linked: LinkedTask) => unknown,
  nth = 1,
): Promise<void> {
  const mailsOf = () => mailsTo(address).filter((mail) => mail.subject.startsWith(subject));
  await expect.poll(() => mailsOf().length, { message: `${subject} to ${address}` }).toBe(nth);
  const token = tokenIn(mailsOf().at(-1)?.text ?? '', 't');
  const linked = await product.services.taskLinks.open(token);
  if (linked.state !== 'open') throw new Error(`The link in "${subject}" is ${linked.state}.`);
  await product.services.taskLinks.complete(token, given(linked));
}

async function signIn(email: string) {
  await product.services.signIn.requestLink(email);
  const token = tokenIn(mailsTo(email).at(-1)?.text ?? '', 'sign-in');
  const { session = '' } = (await product.services.signIn.redeem(token)) ?? {};
  const person = await product.services.signIn.personOf(session);
  if (!person) throw new Error(`${email} cannot sign in.`);
  return { person, via: 'portal' } as const;
}

test('a company comes from the public form to the first ninety days by links in mails alone', async () => {
  const { page } = await apply(product, application);
  const { id } = page.view;

  const review = 'Review of Brightwater GmbH';
  const asked = { outcome: 'request-changes', comment: 'Whom may we call?' };
  await answer(partnerOperations.email, review, () => asked);
  const corrected = { ...application, customers: `${application.customers} You may call Muster AG.` };
  await answer(applicant, 'Change what was asked for', () => ({
    outcome: 'send',
    data: { values: corrected },
  }));
  await answer(
    partnerOperations.email,
    review,
    () => ({ outcome: 'recommend', data: { values: scorecard } }),
    2,
  );
  await answer(channelManager.email, 'Approve Brightwater GmbH', () => ({ outcome: 'approve' }));
  await answer(applicant, 'Partner agreement', (linked) => signatureOf(linked, 'Ana Silva'));
  await answer(director.email, 'Partner agreement', (linked) => signatureOf(linked, 'Clara Direktor'));
  await answer(applicant, 'Finish the basic training', () => ({ outcome: 'done' }));
  await answer(applicant, 'Send your first business plan', () => ({
    outcome: 'send',
    data: { values: businessPlan },
  }));
  await answer(channelManager.email, 'Hold the kick-off', () => ({ outcome: 'done' }));
  await answer(channelManager.email, 'Business plan of Brightwater', () => ({ outcome: 'agree' }));
  const owner = await signIn(applicant);
  const { enrolments } = await product.services.learning.own(owner);

  const { view } = await product.services.cases.get(owner, id);
  expect(view).toMatchObject({ stage: 'ramp', status: 'open', next: { waitsFor: { party: 'nobody' } } });
  expect(view.tasks.filter(({ status }) => status === 'open')).toEqual([]);
  expect(view.facts.data.application).toMatchObject(corrected);
  expect(await product.stores.partners.get(view.partner.id)).toMatchObject({
    name: 'Brightwater GmbH',
    tier: 'silver',
    country: 'DE',
    domains: ['brightwater.example'],
  });
  // By rule, as the application names who installs.
  expect(enrolments).toMatchObject([{ title: 'Basic training: Ana Silva', stage: 'task' }]);
  expect(owner.person).toMatchObject({ partnerId: view.partner.id, roles: ['owner'], name: 'Ana Silva' });
  const documentId = String(view.facts.data.contract?.documentId);
  const signed = await product.stores.documents.get(documentId);
  expect(signed?.signatures.map(({ name }) => name)).toEqual(['Ana Silva', 'Clara Direktor']);
  const download = await product.services.cases.document(owner, id, documentId);
  expect(Buffer.from(download.bytes.slice(0, 5)).toString()).toBe('%PDF-');
  expect(subjectsTo(applicant)).toEqual([
    'Brightwater GmbH is approved: the agreement is next',
    'Change what was asked for',
    'Enrolled: Basic training: Ana Silva',
    'Finish the basic training',
    'Partner agreement with Brightwater GmbH',
    'Received: Brightwater GmbH applies as reseller',
    'Send your first business plan',
    'Sign in to Throughline',
    'Welcome, Brightwater GmbH: your first ninety days',
    'Your account at Throughline',
    'Your application at Throughline',
    'Your practical task',
  ]);
});

/** What a person got, without the day and the case in the subject: each thing once. */
function subjectsTo(address: string): string[] {
  return mailsTo(address)
    .map(({ subject }) => subject.replace(/ by \d+ \w+: .*/, ''))
    .sort();
}
