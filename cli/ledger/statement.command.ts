import { parseArgs } from 'node:util';
import { createFundStore } from '../../activities/store/funds.dynamo.ts';
import type { FundStore } from '../../activities/store/funds.store.ts';
import type { Page } from '../../domain/cases/listing.ts';
import { csvCell, toCsv } from '../../domain/csv.rules.ts';
import type { Entry } from '../../domain/mdf/ledger.ts';
import type { Money } from '../../domain/money.schema.ts';
import { formatMoney, fractionDigits } from '../../domain/money.ts';
import { shown } from '../report.ts';
import { withStore } from '../store-connection.ts';

const headings = [
  ...['at', 'movement', 'amount', 'currency', 'from', 'to', 'fund', 'allocation', 'partner', 'case'],
  ...['asked amount', 'asked currency', 'rate', 'by', 'key'],
];
const perPage = 100;

/** `throughline ledger statement`: the entries of a fund or a partner, written page by page as they are read. */
export async function statementCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      fund: { type: 'string' },
      partner: { type: 'string' },
      csv: { type: 'boolean', default: false },
    },
  });
  const { fund, partner, csv } = values;
  if ((fund === undefined) === (partner === undefined))
    throw new Error('Name one fund with --fund FD-..., or one partner with --partner northwind');
  return withStore(process.env, async (items) => {
    const funds = createFundStore(items);
    if (fund !== undefined && !(await funds.fund(fund))) throw new Error(`There is no fund ${fund}`);
    if (csv) process.stdout.write(toCsv(headings, []));
    let count = 0;
    for await (const page of pagesOf(funds, { fund, partner })) {
      process.stdout.write(csv ? rowsOf(page.items) : page.items.map(lineOf).join(''));
      count += page.items.length;
    }
    if (!csv && count === 0) process.stdout.write('No entries.\n');
    return 0;
  });
}

async function* pagesOf(
  funds: FundStore,
  { fund, partner = '' }: { readonly fund: string | undefined; readonly partner: string | undefined },
): AsyncGenerator<Page<Entry>> {
  let cursor: string | undefined;
  do {
    const at = { cursor, limit: perPage };
    const page =
      fund === undefined ? await funds.entriesOfPartner(partner, at) : await funds.entriesOfFund(fund, at);
    yield page;
    cursor = page.cursor;
    // Whoever reads it may have had enough.
  } while (cursor && process.stdout.writable);
}

const lineOf = (entry: Entry): string =>
  `${[
    entry.at.slice(0, 16).replace('T', ' '),
    entry.movement.padEnd(19),
    formatMoney(entry).padStart(18),
    `${entry.from} > ${entry.to}`.padEnd(24),
    shown([entry.caseId, entry.partnerId, entry.allocationId].filter(Boolean).join(' ')),
  ]
    .join('  ')
    .trimEnd()}\n`;

const rowsOf = (entries: readonly Entry[]): string =>
  entries.map((entry) => `${cellsOf(entry).map(csvCell).join(',')}\r\n`).join('');

const cellsOf = (entry: Entry): (string | undefined)[] => [
  ...[entry.at, entry.movement, decimal(entry), entry.currency, entry.from, entry.to, entry.fundId],
  ...[entry.allocationId, entry.partnerId, entry.caseId],
  ...[entry.original && decimal(entry.original), entry.original?.currency, entry.original?.rate],
  ...[entry.byPersonId, entry.key],
];

/** `1250.00`: as a spreadsheet reads it. */
function decimal({ amount, currency }: Money): string {
  const digits = fractionDigits(currency);
  const text = String(amount).padStart(digits + 1, '0');
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
