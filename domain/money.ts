import { z } from 'zod';

/** ISO 4217 currencies that have no minor unit or three digits of it; all others have two. */
const minorDigits: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
};

const tooLarge = 'This amount is larger than a deal can be';

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

/** How many digits follow the point in this currency. */
export function fractionDigits(currency: string): number {
  return minorDigits[currency] ?? 2;
}

/** `{ amount: 5000000, currency: 'EUR' }` as `EUR 50,000.00`: the same text in every runtime and locale. */
export function formatMoney({ amount, currency }: Money): string {
  const digits = fractionDigits(currency);
  const text = String(amount).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${currency} ${whole}${digits ? `.${text.slice(-digits)}` : ''}`;
}

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

/** Converts at a pinned rate (value of one unit in the target currency); rounds half away from zero. */
export function convert(money: Money, rate: number, currency: string): Money {
  const scale = 10 ** (fractionDigits(currency) - fractionDigits(money.currency));
  return { amount: Math.round(money.amount * rate * scale), currency };
}

/** The amount in whole units of its currency, for comparison with a program's thresholds. */
export function wholeUnits({ amount, currency }: Money): number {
  return amount / 10 ** fractionDigits(currency);
}
