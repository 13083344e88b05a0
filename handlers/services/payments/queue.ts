import type { Payment } from '../../../domain/mdf/activity.ts';
import { notPayable } from '../../../domain/mdf/payable.rules.ts';
import { maskedIban } from '../../../domain/partners/iban.rules.ts';
import type { ServiceContext } from '../context.ts';
import type { PaymentRow, PaymentsService } from '../payments.services.ts';
import { refuseUnlessAllowed } from '../permissions.ts';
import { loadBatch, loadPayment } from './load.ts';

export function listPayments(context: ServiceContext): PaymentsService['list'] {
  return async (caller, status, page) => {
    refuseUnlessAllowed(caller, 'work-payments');
    const found = await context.stores.payments.withStatus(status, page);
    return { ...found, items: await Promise.all(found.items.map((payment) => rowOf(context, payment))) };
  };
}

export function getPayment(context: ServiceContext): PaymentsService['get'] {
  return async (caller, paymentId) => {
    refuseUnlessAllowed(caller, 'work-payments');
    return rowOf(context, await loadPayment(context, paymentId));
  };
}

export function listBatches({ stores }: ServiceContext): PaymentsService['batches'] {
  return async (caller, page) => {
    refuseUnlessAllowed(caller, 'work-payments');
    return stores.payments.batches(page);
  };
}

export function getBatch(context: ServiceContext): PaymentsService['batch'] {
  return async (caller, batchId) => {
    refuseUnlessAllowed(caller, 'work-payments');
    const batch = await loadBatch(context, batchId);
    const found = await Promise.all(batch.paymentIds.map((id) => context.stores.payments.get(id)));
    const rows = found.filter((payment) => payment !== undefined).map((payment) => rowOf(context, payment));
    return { batch, payments: await Promise.all(rows) };
  };
}

async function rowOf({ stores }: Pick<ServiceContext, 'stores'>, payment: Payment): Promise<PaymentRow> {
  const [partner, activity] = await Promise.all([
    stores.partners.get(payment.partnerId),
    stores.funds.activity(payment.caseId),
  ]);
  const waits = payment.status === 'due' && payment.method === 'bank';
  const problem = waits ? notPayable({ payment, partner }) : undefined;
  return {
    ...payment,
    partnerName: partner?.name ?? payment.partnerId,
    title: activity?.title ?? payment.caseId,
    ...(partner?.bank ? { account: maskedIban(partner.bank.iban) } : {}),
    ...(problem ? { problem } : {}),
  };
}
