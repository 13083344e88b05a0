import * as z from 'zod';
import { moneySchema } from '../money.schema.ts';

const instant = z.iso.datetime();
const program = z.object({ id: z.string(), version: z.int() }).describe('The program that it runs under');
const partner = z.object({ id: z.string(), name: z.string() });
const revision = z
  .int()
  .describe('Grows with every change of the case: of two events the higher one is newer');

const ofCase = { caseId: z.string(), program, partner, stage: z.string(), revision };
const caseData = z.object(ofCase);
const closedCaseData = z.object({ ...ofCase, outcome: z.string().describe('In the words of the program') });
const dealData = z.object({ ...ofCase, value: moneySchema });
const protectedData = dealData.extend({ protectedUntil: instant });
const task = {
  id: z.string().describe('Unique in its case'),
  step: z.string().describe('The step of the program'),
  party: z.enum(['partner', 'vendor']),
  role: z.string(),
  assignees: z.array(z.string()).describe('Ids of the people who can answer it'),
  dueAt: instant.optional(),
};
const taskData = z.object({ ...ofCase, task: z.object(task) });
const doneTaskData = z.object({ ...ofCase, task: z.object({ ...task, outcome: z.string() }) });
const ofMoney = { caseId: z.string(), partnerId: z.string(), fundId: z.string() };
const grantedData = z.object({
  ...ofMoney,
  kind: z.string().describe('The kind of activity in the program’s words'),
  from: z.iso.date(),
  to: z.iso.date(),
  claimBy: z.iso.date().describe('The last day on which a claim is taken'),
  granted: moneySchema,
});
const paymentData = z.object({
  ...ofMoney,
  paymentId: z.string(),
  claim: z.int().describe('Which claim of the case, from 1'),
  amount: moneySchema,
  method: z.enum(['bank', 'credit-note']),
});
const certificateData = z.object({
  number: z.string(),
  certificate: z.string().describe('What it certifies'),
  personId: z.string(),
  partnerId: z.string(),
  caseId: z.string(),
  awardedAt: instant,
  validUntil: instant.optional().describe('When it lapses; absent: never'),
  renews: z.string().optional().describe('The number of the one that it renews'),
});
const partnerData = z.object({
  partnerId: z.string(),
  name: z.string(),
  tier: z.string(),
  country: z.string(),
});
const movedData = partnerData.extend({ from: z.string().describe('The tier before') });

/**
 * What other systems can be told, and what each event carries: ids and numbers, by which the API answers the rest. No
 * names or addresses of people.
 */
export const eventTypes = {
  'deal.submitted': { when: 'A partner registered a deal', data: dealData },
  'deal.protected': { when: 'The customer is the partner’s until a date', data: protectedData },
  'deal.won': { when: 'The partner reported the deal as won', data: dealData },
  'deal.lost': { when: 'The partner reported the deal as lost', data: dealData },
  'deal.withdrawn': { when: 'The partner gave the deal up', data: dealData },
  'deal.rejected': { when: 'An approver rejected the registration', data: dealData },
  'deal.refused': { when: 'The customer was taken, and the partner did not queue', data: dealData },
  'deal.expired': { when: 'Protection ran out', data: dealData },
  'deal.lapsed': { when: 'The partner did not answer in time', data: dealData },
  'deal.revoked': { when: 'The vendor took protection away', data: dealData },
  'deal.transferred': { when: 'The deal went to another partner', data: dealData },
  'deal.cancelled': { when: 'An administrator ended the case', data: dealData },
  'case.opened': { when: 'A case of any other program began', data: caseData },
  'case.closed': { when: 'A case of any other program ended', data: closedCaseData },
  'task.opened': { when: 'Somebody is asked for something, in a deal or another case', data: taskData },
  'task.done': { when: 'It was answered', data: doneTaskData },
  'mdf.request.approved': { when: 'Money of a fund is reserved for an activity', data: grantedData },
  'mdf.claim.accepted': { when: 'A claim is accepted: its payment is due', data: paymentData },
  'mdf.claim.paid': {
    when: 'Finance confirmed the payment',
    data: paymentData.extend({ paidOn: z.iso.date().optional() }),
  },
  'certificate.awarded': { when: 'A person got a certificate, or renewed it', data: certificateData },
  'certificate.revoked': { when: 'A certificate was revoked', data: certificateData },
  'certificate.reinstated': { when: 'A revoked certificate is good again', data: certificateData },
  'partner.created': { when: 'A company became a partner', data: partnerData },
  'partner.tier.changed': { when: 'A partner moved to another tier', data: movedData },
  'partner.suspended': { when: 'A partner’s access was taken away for a while', data: partnerData },
  'partner.restored': { when: 'A suspended partner has access again', data: partnerData },
  'webhook.test': {
    when: 'Somebody pressed the button that sends a test',
    data: z.object({ webhookId: z.string() }),
  },
} as const;
export type EventType = keyof typeof eventTypes;

/** The types that an endpoint can choose: a test goes to every one. */
export const choosableTypes = (Object.keys(eventTypes) as EventType[]).filter(
  (type) => type !== 'webhook.test',
);
