import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { FormValues } from '../../domain/programs/form.schema.ts';
import type { CasePage } from '../../handlers/services/cases.services.ts';
import { publishProgram } from '../../handlers/services/programs/publish-shipped.ts';
import type { Caller } from '../../handlers/services/services.ts';
import type { LinkedTask } from '../../handlers/services/tasks.services.ts';
import { seedPeople } from '../../local/seed-data.ts';
import type { TestProduct } from './product.ts';

/** What a company writes that passes every check and needs no director. */
export const applicationOf = (company: string, domain: string): FormValues => ({
  company,
  legalForm: 'limited',
  registration: 'HRB 12345 Berlin',
  website: `https://${domain}`,
  country: 'DE',
  taxId: `DE${createHash('sha256').update(domain).digest().readUInt32BE()}`,
  kind: 'reseller',
  products: ['platform'],
  size: 'small',
  revenue: { amount: 5_000_000, currency: 'EUR' },
  customers: 'Manufacturers of up to 500 people in southern Germany.',
  plan: 'Forty accounts are listed; two breakfast events in spring, then a call to everybody who came.',
  directors: 'Ana Silva; Bo Lind',
  contactName: 'Ana Silva',
  contactEmail: `ana@${domain}`,
  contactTitle: 'Managing director',
  maySign: true,
  more: false,
  technical: 'me',
  consent: 'agreed',
});

export const scorecard: FormValues = {
  fit: 4,
  capability: 4,
  commitment: 4,
  standing: 4,
  risk: 'low',
  tier: 'silver',
  notes: '',
};

export const businessPlan: FormValues = {
  targetRevenue: { amount: 8_000_000, currency: 'EUR' },
  opportunities: 12,
  segments: 'Manufacturers in Bavaria, first of all Muster AG.',
  salespeople: 3,
  engineers: 2,
};

/** Publishes the shipped onboarding, and the training in which it enrols people. */
export async function publishOnboarding({ stores }: TestProduct): Promise<void> {
  const publishers = { proposedBy: seedPeople.ops.id, publishedBy: seedPeople.secondOps.id };
  for (const name of ['onboarding', 'basic-training']) {
    const source = readFileSync(new URL(`../../programs/${name}.yaml`, import.meta.url), 'utf8');
    await publishProgram(stores, source, { ...publishers, now: new Date('2026-01-01T00:00:00.000Z') });
  }
}

/** The token of the first link to such a page in the text of a mail. */
export function tokenIn(text: string, page: 'a' | 't' | 'c' | 'sign-in'): string {
  const [, token] = text.match(new RegExp(`http://portal\\.example/${page}/([\\w.-]+)`)) ?? [];
  if (!token) throw new Error(`The mail has no link to /${page}/: ${text}`);
  return token;
}

/** From the public form to a case, as somebody without an account does it: an address, a link, a form. */
export async function apply(
  { services, mails }: TestProduct,
  values: FormValues,
): Promise<{ caller: Caller; page: CasePage }> {
  const email = String(values.contactEmail);
  await services.applications.begin('onboarding', { email });
  const link = mails.find(({ to, text }) => to === email && text.includes('/a/'));
  const { caseToken } = await services.applications.submit(tokenIn(link?.text ?? '', 'a'), values);
  const found = await services.applications.byCaseLink(caseToken);
  if (!found || 'signInTo' in found) throw new Error('The link to the case does not open it.');
  return found;
}

/** What a person without an account, or with one, sends to sign the agreement that a task asks for. */
export function signatureOf({ task }: Pick<LinkedTask, 'task'>, name: string) {
  return { outcome: 'sign', data: { name, hash: task.agreement?.hash } };
}
