import type { AwsItem, Prices } from './prices.schema.ts';

/** So many units of something that is billed. */
export type Quantities = Partial<Record<AwsItem, number>>;

/** One line of a bill, in USD. */
export interface Line {
  readonly item: AwsItem;
  readonly quantity: number;
  readonly amount: number;
}

/** What these quantities cost, the dearest first. */
export function linesOf(quantities: Quantities, { aws }: Pick<Prices, 'aws'>): Line[] {
  return (Object.entries(quantities) as [AwsItem, number][])
    .filter(([, quantity]) => quantity > 0)
    .map(([item, quantity]) => ({ item, quantity, amount: (quantity / aws[item].per) * aws[item].price }))
    .sort((a, b) => b.amount - a.amount);
}

export const totalOf = (lines: readonly Pick<Line, 'amount'>[]): number =>
  lines.reduce((sum, { amount }) => sum + amount, 0);

/** Adds quantities up, each as often as it is said. */
export function sumOf(parts: readonly (readonly [Quantities, number])[]): Quantities {
  const sum: Quantities = {};
  for (const [quantities, times] of parts)
    for (const [item, quantity] of Object.entries(quantities) as [AwsItem, number][])
      sum[item] = (sum[item] ?? 0) + quantity * times;
  return sum;
}
