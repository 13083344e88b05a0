import { expect, test } from 'vitest';
import { createEnvironment } from '../../../../domain/programs/expressions.rules.ts';
import { partnerEventOf, partnerEvents } from '../../../../domain/webhooks/told-to-cases.rules.ts';
import type { WebhookEvent } from '../../../../domain/webhooks/webhook.ts';

const at = '2026-11-30T09:00:00.000Z';
const certificate = {
  ...{ number: 'CT-7K3M9Q2XBA', certificate: 'basic-training', personId: 'P-0WNER00001' },
  ...{ partnerId: 'northwind', caseId: 'C-7K3M9Q2XBA', awardedAt: at },
};
const event = (type: WebhookEvent['type'], data: WebhookEvent['data']): WebhookEvent => ({
  ...{ key: 'the key', type, at, subject: 'CASE#D-7K3M9Q2XBA', data },
});

test('conditions can speak of all that any event tells', () => {
  const types = Object.fromEntries(
    Object.entries(partnerEvents).map(([name, { gives }]) => [name.replaceAll('-', '_'), gives]),
  );
  expect(() => createEnvironment(types)).not.toThrow();
  expect(partnerEvents['certificate-awarded']?.gives).toEqual({
    ...{ number: 'string', certificate: 'string', personId: 'string', caseId: 'string' },
    ...{ awardedAt: 'timestamp', validUntil: 'timestamp', renews: 'string' },
  });
  expect(partnerEvents['mdf-claim-paid']?.gives).toMatchObject({
    ...{ claim: 'int', amount: 'money', method: 'string', paidOn: 'date' },
  });
});

test('a case is told what it can speak of, and the program by its id', () => {
  const program = { id: 'deal-registration', version: 3 };
  const value = { amount: 400_000, currency: 'EUR' };
  const partner = { id: 'northwind', name: 'Northwind' };
  const deal = { caseId: 'D-7K3M9Q2XBA', program, partner, stage: 'review', revision: 1, value };

  expect(partnerEventOf(event('deal.submitted', deal))).toEqual({
    ...{ name: 'deal-submitted', partnerId: 'northwind', id: 'the key' },
    data: { caseId: 'D-7K3M9Q2XBA', program: 'deal-registration', value },
  });
  const { partnerId, ...told } = certificate;
  expect(partnerEventOf(event('certificate.awarded', certificate))).toMatchObject({ partnerId, data: told });
});

test('what happens in cases and to endpoints is no event for cases', () => {
  expect(partnerEventOf(event('case.opened', { partner: { id: 'northwind' } }))).toBeUndefined();
  expect(partnerEventOf(event('webhook.test', { webhookId: 'WH-1' }))).toBeUndefined();
});
