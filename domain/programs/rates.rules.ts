import type { Process } from './process.schema.ts';

type WithRates = Pick<Process, 'currency' | 'exchangeRates'>;

/** What conditions know as `rates`: currency → the value of one unit in the program's; nothing without exchange rates. */
export function ratesKnown({ currency, exchangeRates }: WithRates): { rates?: Record<string, number> } {
  return exchangeRates ? { rates: { [currency]: 1, ...exchangeRates } } : {};
}
