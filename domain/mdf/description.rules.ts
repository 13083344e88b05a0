import { formatMoney } from '../money.ts';
import type { Balances, Fund } from './fund.schema.ts';

/**
 * The living picture of a fund in Temporal UI, in Markdown: until when, what is left, what is under way. Ids and amounts
 * only.
 */
export function describeFund(
  fund: Pick<Fund, 'id' | 'currency' | 'period' | 'atEnd' | 'status' | 'unallocated'> & {
    readonly balances: Balances;
    readonly accruing: number;
  },
  { short, unconverted }: { readonly short: boolean; readonly unconverted: boolean },
): string {
  const { id, currency, period, atEnd, status, unallocated, balances, accruing } = fund;
  const money = (amount: number) => formatMoney({ amount, currency });
  const then =
    atEnd === 'return'
      ? 'what is not reserved goes back'
      : `what is not reserved goes on to ${atEnd.carryTo}`;
  return [
    `**${id}** · ${status === 'ended' ? 'ended' : `until ${period.to}`}`,
    '',
    ...(short
      ? ['**There is too little left for the shares of deals that were won: raise the fund.**', '']
      : []),
    `- Not reserved: ${money(unallocated + balances.available)}`,
    `- Reserved, or to be paid: ${money(balances.reserved + balances.payable)}`,
    `- Paid: ${money(balances.paid)}`,
    ...(status === 'ended' ? [] : [`- Then: ${then}`]),
    ...(accruing > 0 ? [`- Allocations that take shares of won deals: ${accruing}`] : []),
    ...(unconverted
      ? ['- Some won deals are in a currency without an exchange rate: they added nothing.']
      : []),
  ].join('\n');
}
