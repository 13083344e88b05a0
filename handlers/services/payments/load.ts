import { DomainError } from '../../../domain/errors.ts';
import type { Payment, PaymentBatch } from '../../../domain/mdf/activity.ts';
import type { ServiceContext } from '../context.ts';
import { paymentIdSchema } from './schemas.ts';

type Reading = Pick<ServiceContext, 'stores'>;

/** @throws `not-found` */
export async function loadPayment({ stores }: Reading, id: string): Promise<Payment> {
  const payment = paymentIdSchema.safeParse(id).success ? await stores.payments.get(id) : undefined;
  if (payment) return payment;
  throw new DomainError('not-found', 'There is no such payment.');
}

/** @throws `not-found` */
export async function loadBatch({ stores }: Reading, id: string): Promise<PaymentBatch> {
  const batch = /^PB-[0-9A-Z]{10}$/.test(id) ? await stores.payments.batch(id) : undefined;
  if (batch) return batch;
  throw new DomainError('not-found', 'There is no such file of payments.');
}
