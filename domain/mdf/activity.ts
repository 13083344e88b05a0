import type { Money } from '../money.schema.ts';

/** What the partner reports when the activity is over; amounts in the currency of the activity. */
export interface ActivityResult {
  readonly leads: number;
  /** Deals of this partner that the activity led to: their amounts are looked up when the return is computed. */
  readonly dealIds: readonly string[];
  /** What the partner expects of leads that are no deals yet. */
  readonly pipeline: Money;
  readonly reportedAt: string;
}

/**
 * The money of one case: what was reserved for an activity, and what became of it. Written in the transaction that
 * moves the money. Amounts in minor units of the fund's currency;
 * `granted = reserved + payable + paid + released`.
 */
export interface Activity {
  readonly caseId: string;
  readonly workflowId: string;
  readonly partnerId: string;
  readonly fundId: string;
  readonly allocationId: string;
  /** The title of the case, as the vendor and the partner read it. */
  readonly title: string;
  /** The kind of activity in the program's words: `event`, `webinar`. */
  readonly kind: string;
  /** Days of the calendar, both included. */
  readonly from: string;
  readonly to: string;
  /** The last day on which a claim is taken. */
  readonly claimBy: string;
  readonly currency: string;
  /** The currency that the partner asked and claims in, and the rate that was pinned at approval. */
  readonly pinned: { readonly currency: string; readonly rate: string };
  readonly granted: number;
  readonly reserved: number;
  readonly payable: number;
  readonly paid: number;
  readonly released: number;
  readonly claims: number;
  readonly reservedAt: string;
  readonly status: 'open' | 'closed';
  readonly result?: ActivityResult;
}

/** How a payment leaves: a bank transfer in an exported file, or a credit note for the partner's account. */
export const paymentMethods = ['bank', 'credit-note'] as const;
export type PaymentMethod = (typeof paymentMethods)[number];

/**
 * What is owed to a partner for one claim. `due`: waits for finance; `exported`: in a file for the bank; `paid`:
 * confirmed by finance; `void`: will not be paid.
 */
export interface Payment {
  /** `PY-…`, made from the key of the step that accepted the claim. */
  readonly id: string;
  readonly caseId: string;
  readonly workflowId: string;
  readonly partnerId: string;
  readonly fundId: string;
  readonly allocationId: string;
  /** The claim of the case, from 1. */
  readonly claim: number;
  /** The path of the step that accepted it: `claims[0].accept`. The task to confirm it stands in the same round. */
  readonly step: string;
  readonly amount: Money;
  readonly method: PaymentMethod;
  readonly status: 'due' | 'exported' | 'paid' | 'void';
  readonly dueSince: string;
  /** The file that it was exported in: `PB-…`. */
  readonly batchId?: string;
  readonly paidOn?: string;
  /** What finance typed: the bank's reference, or the number of the credit note. */
  readonly reference?: string;
}

/** A file for the bank: which payments are in it, by whom and when; the file is made of them, the same every time. */
export interface PaymentBatch {
  /** `PB-…` */
  readonly id: string;
  readonly createdAt: string;
  readonly byPersonId: string;
  readonly currency: string;
  /** Minor units. */
  readonly total: number;
  readonly paymentIds: readonly string[];
  /** SHA-256 of the file, hexadecimal. */
  readonly sha256: string;
}
