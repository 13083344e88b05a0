import * as z from 'zod';
import { partnerIdSchema, personIdSchema } from '../ids.schema.ts';
import { currency } from '../programs/words.schema.ts';

/** A minor-unit amount of the fund's currency. */
const amount = z.int().min(0).max(1_000_000_000_000);

/**
 * Money that the vendor sets aside for partners' marketing: for a period, in one currency, with one owner. What is not
 * allocated yet is `unallocated`; the rest lies in the allocations.
 */
export const fundSchema = z.strictObject({
  /** `FD-…` */
  id: z.string(),
  name: z.string().min(1).max(80),
  /** Whom it belongs to: reminded before it ends, told what came of it. */
  ownerId: personIdSchema,
  currency,
  /** Days of the calendar, both included; activities begin in this time. */
  period: z.strictObject({ from: z.iso.date(), to: z.iso.date() }),
  /** What happens at the end to what nobody has reserved: back to the vendor, or on to the fund named. */
  atEnd: z.union([z.literal('return'), z.strictObject({ carryTo: z.string() })]),
  status: z.enum(['open', 'ended']),
  unallocated: amount,
  /** Went back to the vendor, or on to another fund, when the period ended or the fund was lowered. */
  withdrawn: amount,
});
export type Fund = z.infer<typeof fundSchema>;

/** For whom an allocation is: one partner, the partners of a tier, or those of some countries. */
export const allottedSchema = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('partner'), partnerId: partnerIdSchema }),
  z.strictObject({ to: z.literal('tier'), tier: z.string().min(1).max(40) }),
  z.strictObject({
    to: z.literal('territory'),
    name: z.string().min(1).max(80),
    countries: z.array(z.string().length(2)).min(1).max(20),
  }),
]);
export type Allotted = z.infer<typeof allottedSchema>;

/** Granted by a person, or accrued: this share of each deal that the partner wins in the period, in percent. */
export const basisSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('grant') }),
  z.strictObject({ by: z.literal('accrual'), percent: z.number().gt(0).max(100) }),
]);

/**
 * The accounts of an allocation, in minor units of the fund's currency; none is ever below zero. What was allocated is
 * their sum: available (free to be reserved), reserved (approved, not claimed yet), payable (claims accepted, to be
 * paid), paid, returned (back to the fund).
 */
export const balancesSchema = z.strictObject({
  available: amount,
  reserved: amount,
  payable: amount,
  paid: amount,
  returned: amount,
});
export type Balances = z.infer<typeof balancesSchema>;
export type AllocationAccount = keyof Balances;

export const allocationSchema = z.strictObject({
  /** `AL-…` */
  id: z.string(),
  fundId: z.string(),
  /** As the fund's: an allocation is found without it. */
  currency,
  period: z.strictObject({ from: z.iso.date(), to: z.iso.date() }),
  for: allottedSchema,
  basis: basisSchema,
  balances: balancesSchema,
});
export type Allocation = z.infer<typeof allocationSchema>;
