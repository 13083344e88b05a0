import type { Page, PageRequest } from '../../domain/cases/listing.ts';
import type { Payment, PaymentBatch } from '../../domain/mdf/activity.ts';

/** Payments as finance works through them; money moves through FundStore only. */
export interface PaymentStore {
  get(id: string): Promise<Payment | undefined>;
  /** Oldest due first. */
  withStatus(status: Payment['status'], page: PageRequest): Promise<Page<Payment>>;
  ofPartner(partnerId: string, page: PageRequest): Promise<Page<Payment>>;
  ofCase(caseId: string): Promise<readonly Payment[]>;
  /** All or none of them (at most 90) go into the file; the ids of those that are not due any more otherwise. */
  export(batch: PaymentBatch): Promise<'done' | { readonly notDue: readonly string[] }>;
  /** The bank sent it back, or the file never left: it is due again. Nothing for one that is not exported. */
  backToDue(paymentId: string): Promise<void>;
  batch(id: string): Promise<PaymentBatch | undefined>;
  /** Newest first. */
  batches(page: PageRequest): Promise<Page<PaymentBatch>>;
}
