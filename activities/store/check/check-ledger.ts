import type { Difference } from '../../../domain/mdf/ledger-check.rules.ts';
import { ledgerLists } from '../ledger-items.ts';
import { CaseSums } from './case-sums.ts';
import { checkCases, takePayments } from './check-cases.ts';
import { type Checking, checkFund } from './check-fund.ts';
import { inParallel, pagesOf } from './stream.ts';

const fundsAtOnce = 2;

/** What a check of the whole ledger came to. */
export interface LedgerCheck {
  readonly funds: number;
  readonly entries: number;
  readonly differences: readonly Difference[];
  /** Ids of records that changed each time they were looked at: look again when less is going on. */
  readonly moving: readonly string[];
}

/**
 * Recomputes every balance of funds, allocations, activities and payments from the entries, and names what is not as
 * computed. Reads only, while money may move; what it holds in memory does not grow with entries or cases.
 */
export async function checkLedger(
  options: Omit<Checking, 'progress'> & {
    /** How many entries have been read, also those that were read again. */
    readonly progress?: (entries: number) => void;
    /** Which cases are summed together: another one for each run. */
    readonly seed: number;
    /** How many groups of cases there are: a power of two. */
    readonly groups?: number;
  },
): Promise<LedgerCheck> {
  let read = 0;
  const progress = (more: number) => {
    read += more;
    options.progress?.(read);
  };
  const checking: Checking = { ...options, progress };
  const cases = new CaseSums(options.seed, options.groups ?? 2 ** 18);
  const differences: Difference[] = [];
  const moving: string[] = [];
  let entries = 0;
  const fundIds = new Set<string>();
  const checkFunds = (ids: Iterable<string>) => {
    const more = [...ids].filter((id) => !fundIds.has(id));
    for (const id of more) fundIds.add(id);
    return inParallel(more, fundsAtOnce, async (fundId) => {
      const found = await checkFund(checking, fundId, cases);
      differences.push(...found.differences);
      moving.push(...found.moving);
      entries += found.entries;
    });
  };
  const [paidFrom] = await Promise.all([
    takePayments(checking, cases),
    fundsListed(checking).then(checkFunds),
  ]);
  // Funds that are gone though there are payments of them.
  await checkFunds(paidFrom);
  const ofCases = await checkCases(checking, fundIds, cases);
  return {
    ...{ funds: fundIds.size, entries },
    differences: [...differences, ...ofCases.differences],
    moving: [...moving, ...ofCases.moving],
  };
}

async function fundsListed({ items }: Checking): Promise<string[]> {
  const ids: string[] = [];
  const stream = { index: 'gsi1' as const, partition: ledgerLists.funds, paths: ['fund.id'] };
  for await (const page of pagesOf(items, stream))
    ids.push(...page.map(({ fund }) => (fund as { id: string }).id));
  return ids;
}
