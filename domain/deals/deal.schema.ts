import * as z from 'zod';
import { customerInputSchema } from '../customers/customer.schema.ts';
import { moneySchema } from '../money.schema.ts';
import { plainText } from '../text.schema.ts';

/** What a partner gives to register a deal. */
export const dealInputSchema = z.strictObject({
  customer: customerInputSchema,
  productFamily: z.string().min(1, 'Choose a product family').max(40),
  value: moneySchema,
  /** The day on which the partner expects to win. */
  expectedClose: z.iso.date('Give the day on which you expect to win, such as 2027-03-31'),
  description: plainText({ max: 2000, label: 'description', multiline: true }).default(''),
  /** What to do if another holds the customer. */
  ifTaken: z.enum(['queue', 'refuse']).default('queue'),
});
export type DealInput = z.infer<typeof dealInputSchema>;

/** The fields a partner can be asked to change, by their names in the form. */
export const changeableFields = {
  'customer.name': 'Customer name',
  'customer.country': 'Customer country',
  'customer.website': 'Customer website',
  'customer.taxId': 'Customer tax id',
  productFamily: 'Product family',
  value: 'Value',
  expectedClose: 'Expected close',
  description: 'Description',
} as const;
export type ChangeableField = keyof typeof changeableFields;

/** New values where changes were asked for: each part given replaces the present one, and the customer is one part. */
export const changesSchema = z.strictObject({
  customer: dealInputSchema.shape.customer.optional(),
  productFamily: dealInputSchema.shape.productFamily.optional(),
  value: dealInputSchema.shape.value.optional(),
  expectedClose: dealInputSchema.shape.expectedClose.optional(),
  description: plainText({ max: 2000, label: 'description', multiline: true }).optional(),
  ifTaken: z.enum(['queue', 'refuse']).optional(),
});
export type Changes = z.infer<typeof changesSchema>;

/** A settled registration: validated, identified and placed. What the workflow is started with. */
export interface Registration extends DealInput {
  /** Exact identity keys: `domain:acme.com`, `name:acme|US`, `tax:DE123456789`. */
  readonly identityKeys: readonly string[];
  readonly normalisedName: string;
  readonly domain?: string;
  readonly blockingTokens: readonly string[];
  readonly territory: string;
  /** SHA-256 of what was submitted: tells a repeated submission from another one under the same key. */
  readonly submission?: string;
}

/** Another registration or account that resembles this customer: evidence for the approver. */
export interface NearMatch {
  readonly name: string;
  readonly domain?: string;
  readonly country: string;
  readonly score: number;
  readonly reasons: readonly string[];
  readonly dealId?: string;
}

/** Who holds the customer when this deal does not. For the vendor's eyes. */
export interface Conflict {
  readonly kind: 'deal' | 'account';
  /** The deal's or account's id. */
  readonly holderId: string;
  readonly partnerId?: string;
  readonly heldSince: string;
  readonly matchedKeys: readonly string[];
}

/** The period in which an approved deal belongs to one partner. Instants are ISO 8601. */
export interface Protection {
  readonly from: string;
  readonly until: string;
  readonly extensionsUsed: number;
  /** Moments of reminders already sent, as time before the end in milliseconds. */
  readonly remindersSent: readonly number[];
  /** The last sign of life: the start of protection, a progress report or an extension. */
  readonly lastProgressAt: string;
}

/** What a won deal records; feeds rebates and attribution. */
export const wonSchema = z.strictObject({
  value: moneySchema,
  closedOn: z.iso.date('Give the day on which the customer signed'),
  /** The order number or a link to the order: what lets anyone check. */
  proof: plainText({ max: 500, label: 'proof' }).pipe(
    z.string().min(1, 'Give the order number or a link to the order'),
  ),
});
export type Won = z.infer<typeof wonSchema>;

/** The facts of a deal that its pages, lists and API show. */
export interface DealFacts {
  readonly registration: Registration;
  readonly submittedBy: string;
  /** When the customer was claimed or queued for: the time stamp that decides who was first. */
  readonly registeredAt: string;
  readonly nearMatches: readonly NearMatch[];
  readonly conflict?: Conflict;
  readonly queuedAt?: string;
  readonly protection?: Protection;
  readonly won?: Won;
  /** The deal this one continues after a transfer, or that it was transferred to. */
  readonly transferredFrom?: string;
  readonly transferredTo?: string;
}
