import type { Account } from '../../../domain/mdf/ledger.ts';
import { type Running, type StatementLine, statementLines } from '../../../domain/mdf/statement.rules.ts';
import { amountText } from '../../../domain/money.ts';
import { accountWords, entryWords } from '../../../portal/format/funds.ts';
import type { Names } from '../../../portal/frame.ts';
import { fundColumns } from '../../../portal/pages/funds/statement.page.tsx';
import type { StatementOf } from '../../services/funds.services.ts';
import type { SignedInVisit } from '../page.tsx';
import { sendCsv } from '../send-csv.ts';
import { labelsOfEntries } from './labels.ts';

export async function statementTable(visit: SignedInVisit): Promise<Response> {
  const { c, services, caller } = visit;
  const { fund } = await services.funds.get(caller, c.req.param('fundId') ?? '');
  return sendStatement(visit, fund.id, { fundId: fund.id }, fundColumns);
}

/** A whole statement with the balances after each line. `name`: whose it is, for the name of the file. */
export function sendStatement(
  visit: SignedInVisit,
  name: string,
  of: StatementOf,
  columns: readonly Account[],
): Promise<Response> {
  const { c, services, caller } = visit;
  const heads = ['At', 'What', 'Case', 'From', 'To', 'Amount', 'Currency'];
  let after: Running = {};
  return sendCsv<readonly [StatementLine, Names]>(c, {
    name: `statement-${name}.csv`,
    header: [
      ...[...heads, 'Original amount', 'Original currency', 'Rate'],
      ...columns.map((account) => `${accountWords[account]} after`),
    ],
    async page(cursor) {
      const page = await services.funds.entries(caller, of, { cursor, limit: 100 });
      const labels = await labelsOfEntries(visit, page.items);
      const lines = statementLines(page.items, after);
      after = lines.at(-1)?.after ?? after;
      return { ...page, items: lines.map((line) => [line, labels] as const) };
    },
    row: ([line, labels]) => [...cellsOf(line, labels), ...balancesOf(line, columns)],
  });
}

function cellsOf({ entry }: StatementLine, labels: Names) {
  const { at, caseId, from, to, amount, currency, original } = entry;
  return [
    ...[at, entryWords(entry, labels), caseId, accountWords[from], accountWords[to]],
    ...[amountText({ amount, currency }), currency],
    ...[original && amountText(original), original?.currency, original?.rate],
  ];
}

const balancesOf = ({ entry: { currency }, after }: StatementLine, columns: readonly Account[]) =>
  columns.map((account) => amountText({ amount: after[account] ?? 0, currency }));
