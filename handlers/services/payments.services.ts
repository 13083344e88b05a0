import type { Page, PageRequest } from '../../domain/cases/listing.ts';
import type { Payment, PaymentBatch } from '../../domain/mdf/activity.ts';
import type { CaseDocument } from './cases.services.ts';
import type { Caller, OnceOptions } from './services.ts';

/** A payment as finance reads it. */
export type PaymentRow = Payment & {
  readonly partnerName: string;
  /** What the case is called; its id for one that has no activity. */
  readonly title: string;
  /** The partner's account as it is now, masked; absent if none is known. */
  readonly account?: string;
  /** Why it cannot go into a file for the bank now, and what to do. Of due bank transfers only. */
  readonly problem?: string;
};

/** The payment queue of finance. */
export interface PaymentsService {
  /** Oldest due first. */
  list(caller: Caller, status: Payment['status'], page: PageRequest): Promise<Page<PaymentRow>>;
  get(caller: Caller, paymentId: string): Promise<PaymentRow>;
  /**
   * Puts payments into a file for the bank: of one currency, and of euros those within SEPA apart from others.
   * @throws `not-now` naming in `fields` those that cannot be paid by their ids, and why
   */
  export(
    caller: Caller,
    input: { readonly paymentIds: readonly string[] },
    options?: OnceOptions,
  ): Promise<PaymentBatch>;
  /** ISO 20022 pain.001: the same bytes every time. */
  file(caller: Caller, batchId: string): Promise<CaseDocument>;
  /** Newest first. */
  batches(caller: Caller, page: PageRequest): Promise<Page<PaymentBatch>>;
  /** With its payments as they stand now: one that was sent back may be in another file, or paid otherwise. */
  batch(
    caller: Caller,
    batchId: string,
  ): Promise<{ readonly batch: PaymentBatch; readonly payments: readonly PaymentRow[] }>;
  /**
   * The bank has paid, or the credit note is issued: completes the case's task. `{ amount, paidOn, reference }`.
   * Answers as soon as it is booked, or as it stands after some seconds.
   * @throws `invalid-input` for another amount; `task-closed` when it is confirmed already
   */
  confirm(caller: Caller, paymentId: string, input: unknown, options?: OnceOptions): Promise<Payment>;
  /** All of a batch that are at the bank still, paid on one day. `{ paidOn, reference }`. Answers what came of each. */
  confirmBatch(
    caller: Caller,
    batchId: string,
    input: unknown,
    options?: OnceOptions,
  ): Promise<readonly { readonly paymentId: string; readonly problem?: string }[]>;
  /** The bank sent it back, or the file never left: due again; void where its case is closed. `{ reason }` */
  sendBack(caller: Caller, paymentId: string, input: unknown): Promise<Payment>;
}
