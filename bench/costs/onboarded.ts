import { createHash, randomBytes } from 'node:crypto';
import type { FormValues } from '../../domain/programs/form.schema.ts';
import { seedPeople } from '../../local/seed-data.ts';
import type { Stage } from '../stage.ts';
import type { Ground } from './lives.ts';
import { until } from './people.ts';

const { channelManager, director, partnerOperations } = seedPeople;

/** A company applies, signs, and sends its first business plan: by links in e-mails, the vendor through the API. */
export async function applied(ground: Ground): Promise<void> {
  const { services } = ground.stage;
  const name = `c${randomBytes(5).toString('hex')}`;
  const values = applicationOf(name);
  const email = String(values.contactEmail);
  await ground.counted(services.applications.begin('onboarding', { email }));
  const { caseToken } = await ground.counted(
    services.applications.submit(await tokenIn(ground.stage, email, 'a'), values),
  );
  const found = await ground.counted(services.applications.byCaseLink(caseToken));
  if (!found || 'signInTo' in found) throw new Error('The link does not open the case');
  const { id } = found.page.view;
  const byLink = async (subject: string, answer: (hash: string | undefined) => object) => {
    const token = await tokenIn(ground.stage, email, 't', subject);
    const linked = await ground.counted(services.taskLinks.open(token));
    if (linked.state !== 'open') throw new Error(`The link in "${subject}" is ${linked.state}`);
    await ground.counted(services.taskLinks.complete(token, answer(linked.task.agreement?.hash)));
  };
  const scores = {
    fit: 4,
    capability: 4,
    commitment: 4,
    standing: 4,
    risk: 'low',
    tier: 'silver',
    notes: '',
  };
  const recommend = { outcome: 'recommend', data: { values: scores } };
  await ground.answer(partnerOperations, 'cases', id, 'review/Review', recommend);
  await ground.answer(channelManager, 'cases', id, 'approval/Channel manager', { outcome: 'approve' });
  await byLink('Partner agreement', (hash) => ({ outcome: 'sign', data: { name: 'Ana Silva', hash } }));
  const hash = await until('the agreement is there', async () => {
    const view = (await ground.stores.cases.load(id))?.view;
    return view?.tasks.find(({ step, status }) => step === 'contract/countersign' && status === 'open')
      ?.agreement?.hash;
  });
  const countersign = { outcome: 'sign', data: { name: 'Clara Direktor', hash } };
  await ground.answer(director, 'cases', id, 'contract/countersign', countersign);
  await byLink('Finish the basic training', () => ({ outcome: 'done' }));
  await byLink('Send your first business plan', () => ({ outcome: 'send', data: { values: plan } }));
  await ground.answer(channelManager, 'cases', id, 'kickoff', { outcome: 'done' });
  await ground.answer(channelManager, 'cases', id, 'planReview/Channel manager', { outcome: 'agree' });
}

/** The token of the first link to such a page in the newest e-mail to this address. */
export async function tokenIn(
  { inbox, apiUrl }: Stage,
  to: string,
  page: 'a' | 't' | 'sign-in',
  subject = '',
): Promise<string> {
  return until(`an e-mail "${subject}" to ${to}`, async () => {
    const { emails } = (await (await fetch(`${inbox}/store`)).json()) as { emails: Mail[] };
    const mail = emails.findLast((one) => one.destination.to.includes(to) && one.subject.startsWith(subject));
    return new RegExp(`${apiUrl}/${page}/([\\w.-]+)`).exec(mail?.body.text ?? '')?.[1];
  });
}
interface Mail {
  readonly subject: string;
  readonly destination: { readonly to: readonly string[] };
  readonly body: { readonly text?: string };
}

const applicationOf = (name: string): FormValues => ({
  ...{ company: `${name} GmbH`, legalForm: 'limited', registration: 'HRB 12345 Berlin' },
  ...{ website: `https://${name}.example`, country: 'DE', kind: 'reseller', products: ['platform'] },
  taxId: `DE${createHash('sha256').update(name).digest().readUInt32BE()}`,
  ...{ size: 'small', revenue: { amount: 5_000_000, currency: 'EUR' } },
  customers: 'Manufacturers of up to 500 people in southern Germany.',
  plan: 'Forty accounts are listed; two breakfast events in spring, then a call to everybody who came.',
  ...{ directors: 'Ana Silva; Bo Lind', contactName: 'Ana Silva', contactEmail: `ana@${name}.example` },
  ...{ contactTitle: 'Managing director', maySign: true, more: false, consent: 'agreed' },
  // Nobody is enrolled: a certificate is counted by itself.
  technical: 'later',
});

const plan: FormValues = {
  ...{ targetRevenue: { amount: 8_000_000, currency: 'EUR' }, opportunities: 12 },
  ...{ segments: 'Manufacturers in Bavaria.', salespeople: 3, engineers: 2 },
};
