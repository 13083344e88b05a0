import { DomainError } from '../../../../domain/errors.ts';
import type { PaymentBatch } from '../../../../domain/mdf/activity.ts';
import type { PaymentRow, PaymentsService } from '../../../../handlers/services/payments.services.ts';
import type { World } from './fake-services.ts';
import { after } from './sample.ts';

type Change = <T>(name: string, input: unknown, answer: () => T) => Promise<T>;

/** A payment of Northwind that is due. */
export function paymentRow(change: Partial<PaymentRow> = {}): PaymentRow {
  return {
    ...{ id: 'PY-7K3M9Q2XBA', caseId: 'C-7K3M9Q2XBA', workflowId: 'mdf/northwind/C-7K3M9Q2XBA' },
    ...{ partnerId: 'northwind', partnerName: 'Northwind Systems', title: 'Booth at the harbour fair' },
    ...{ fundId: 'FD-7K3M9Q2XBA', allocationId: 'AL-7K3M9Q2XBA', claim: 1, step: 'claims[0].accept' },
    ...{ amount: { amount: 425_000, currency: 'EUR' }, method: 'bank', status: 'due' },
    ...{ dueSince: after(-3), account: 'DE•• •••• 3000' },
    ...change,
  };
}

export const paymentRows: readonly PaymentRow[] = [
  paymentRow(),
  paymentRow({ id: 'PY-0B5N8R1WCZ', partnerName: 'Fabrikam', account: 'FR•• •••• 0189', title: 'Webinar' }),
  paymentRow({
    ...{ id: 'PY-0000000003', partnerName: 'Contoso Distribution', title: 'Search campaign' },
    ...{ amount: { amount: 90_000, currency: 'GBP' }, account: 'GB•• •••• 5432' },
    problem: 'Contoso Distribution is suspended: nothing is paid to it.',
  }),
  paymentRow({ id: 'PY-0000000004', method: 'credit-note', title: 'Customer day' }),
];

const paymentBatch: PaymentBatch = {
  ...{
    id: 'PB-7K3M9Q2XBA',
    createdAt: after(-1),
    byPersonId: 'P-FELIX00001',
    currency: 'EUR',
    total: 850_000,
  },
  ...{ paymentIds: ['PY-7K3M9Q2XBA', 'PY-0B5N8R1WCZ'], sha256: 'ab'.repeat(32) },
};

/** The queue over the payments of the world; what is changed there is only noted. */
export function fakePayments(world: World, change: Change): PaymentsService {
  const inBatch = () =>
    world.payments
      .slice(0, 2)
      .map((one) => ({ ...one, status: 'exported', batchId: paymentBatch.id }) as const);
  const find = (id: string) => {
    const found = world.payments.find((one) => one.id === id);
    if (found) return found;
    throw new DomainError('not-found', 'There is no such payment.');
  };
  return {
    list: async (_caller, status) => ({ items: world.payments.filter((one) => one.status === status) }),
    get: async (_caller, id) => find(id),
    export: (_caller, input) => change('export', input, () => paymentBatch),
    file: async () => ({
      name: `${paymentBatch.id}.xml`,
      type: 'application/xml',
      bytes: new TextEncoder().encode('<Document/>'),
    }),
    batches: async () => ({ items: world.payments.length ? [paymentBatch] : [] }),
    batch: async () => ({ batch: paymentBatch, payments: inBatch() }),
    confirm: (_caller, id, input) =>
      change('confirm', { id, input }, () => ({ ...find(id), status: 'paid' })),
    confirmBatch: (_caller, id, input) =>
      change('confirmBatch', { id, input }, () =>
        inBatch().map(({ id: paymentId }, index) =>
          index ? { paymentId, problem: 'Try again.' } : { paymentId },
        ),
      ),
    sendBack: (_caller, id, input) =>
      change('sendBack', { id, input }, () => ({ ...find(id), status: 'due' })),
  };
}
