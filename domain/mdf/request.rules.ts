import { formatDate } from '../calendar/date-words.rules.ts';
import type { Money } from '../money.schema.ts';
import { formatMoney } from '../money.ts';
import type { Activity } from './activity.ts';
import type { Finding } from './findings.ts';
import type { Allocation } from './fund.schema.ts';
import { type Line, rowsInWords, sumOf } from './lines.rules.ts';
import { type Rates, rateInto, valueAt } from './rates.rules.ts';

/** A request as its check reads it. */
export interface Request {
  readonly amount: Money;
  readonly lines: readonly Line[];
  /** Days of the calendar, both included. */
  readonly from: string;
  readonly to: string;
  readonly rates?: Rates | undefined;
}

/** What can be said of a request by itself; `today`: `2027-03-31`. */
export function requestFindings(request: Request, today: string): readonly Finding[] {
  return [...daysOf(request, today), ...linesAgainstTotal(request)];
}

function daysOf({ from, to }: Request, today: string): Finding[] {
  return [
    ...(to < from
      ? [wrong(`The last day, ${formatDate(to)}, is before the first, ${formatDate(from)}.`)]
      : []),
    ...(from <= today
      ? [wrong(`It begins on ${formatDate(from)}, and was to be approved before it begins.`)]
      : []),
  ];
}

const wrong = (words: string): Finding => ({ words, wrong: true });

function linesAgainstTotal({ amount, lines }: Request): Finding[] {
  const { sum, others } = sumOf(lines, amount.currency);
  if (others.length > 0) {
    const words = `The costs cannot be compared with what is asked for: ${rowsInWords(others)} without an amount in ${amount.currency}.`;
    return [{ words }];
  }
  if (sum.amount >= amount.amount) return [];
  return [wrong(`${formatMoney(amount)} is asked for, and the costs add up to ${formatMoney(sum)}.`)];
}

/** What the partner may spend on it, in words, and whether that is enough. */
export function spendableFor(
  { amount, from, rates }: Request,
  allocations: readonly Allocation[],
): { readonly findings: readonly Finding[]; readonly known: string } {
  const usable = allocations.flatMap((allocation) => {
    const { currency, period, balances } = allocation;
    const rate = rateInto(currency, amount.currency, rates);
    if (rate === undefined || from < period.from || from > period.to) return [];
    const { available } = balances;
    const left = `${formatMoney({ amount: available, currency })} ${whose(allocation)}`;
    return [{ left, enough: valueAt(amount, rate, currency) <= available }];
  });
  if (usable.length === 0) {
    const words = `There is no money in ${amount.currency}, or convertible from it, that this partner may spend on an activity that begins on ${formatDate(from)}.`;
    return { findings: [{ words }], known: '' };
  }
  const known = `Left to spend: ${usable.map(({ left }) => left).join(', ')}.`;
  if (usable.some(({ enough }) => enough)) return { findings: [], known };
  return { findings: [{ words: `${formatMoney(amount)} is more than is left in any one place.` }], known };
}

/** For whom an allocation is, after an amount of it. */
function whose({ for: allotted }: Allocation): string {
  if (allotted.to === 'partner') return 'of its own';
  return `shared by ${allotted.to === 'tier' ? `${allotted.tier} partners` : allotted.name}`;
}

const shown = 5;

/** Activities that are over and were paid for, and whose result nobody has reported. */
export function owedResults(activities: readonly Activity[], today: string): readonly Finding[] {
  const owing = activities.filter(
    ({ to, paid, payable, result }) => to < today && paid + payable > 0 && result === undefined,
  );
  if (owing.length === 0) return [];
  const named = owing.slice(0, shown).map(({ caseId, to }) => `${caseId} (ended on ${formatDate(to)})`);
  const more = owing.length > shown ? ` and ${owing.length - shown} more` : '';
  return [{ words: `Results are not reported yet for ${named.join(', ')}${more}.` }];
}
