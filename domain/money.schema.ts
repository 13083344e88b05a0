import * as z from 'zod';
import { fractionDigits } from './money.ts';

const tooLarge = 'This amount is larger than any that we take';

/** An amount in minor units (cents) with its ISO 4217 code. Never a float: see docs/reference. */
export const moneySchema = z.strictObject({
  amount: z
    .int({
      error: ({ input }) =>
        Number.isInteger(input) ? tooLarge : 'Give the amount in whole minor units (cents)',
    })
    .min(0, 'An amount cannot be negative')
    .max(1_000_000_000_000, tooLarge),
  currency: z.string().regex(/^[A-Z]{3}$/, 'Give an ISO 4217 code of three capital letters, such as EUR'),
});
export type Money = z.infer<typeof moneySchema>;

/**
 * What a person typed (`12,500.00`, `12500`, `1 250 000`) as money, or the reason why not. A comma groups
 * thousands and a point starts the fraction; anything else is refused rather than guessed.
 */
export function parseMoney(typed: string, currency: string): Money | { problem: string } {
  const digits = fractionDigits(currency);
  const match = /^(\d{1,3}(?:[, ]\d{3})+|\d+)(?:\.(\d+))?$/.exec(typed.trim());
  if (!match) return { problem: 'Write the amount as 12500 or 12,500.00, without a sign or currency' };
  const [, whole = '', fraction = ''] = match;
  if (fraction.length > digits) return { problem: `${currency} has ${digits} digits after the point` };
  const amount = Number(whole.replace(/[, ]/g, '') + fraction.padEnd(digits, '0'));
  const checked = moneySchema.safeParse({ amount, currency });
  return checked.success ? checked.data : { problem: checked.error.issues[0]?.message ?? 'Not an amount' };
}
