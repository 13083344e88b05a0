import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { checkLedger, type LedgerCheck } from '../../activities/store/check/check-ledger.ts';
import { counted } from '../../domain/wording.rules.ts';
import { print } from '../print.ts';
import { showProgress } from '../progress.ts';
import { withStore } from '../store-connection.ts';
import { table } from '../table.ts';

/** `throughline ledger check`: whether every balance is what its entries come to. */
export async function checkCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean', default: false } } });
  const show = showProgress();
  const found = await withStore(process.env, (items) =>
    checkLedger({
      ...{ items, now: () => new Date(), pause: sleep, seed: randomInt(2 ** 31) },
      progress: (entries) => show(`${counted(entries, 'entry', 'entries')} read`),
    }),
  );
  const code = found.differences.length > 0 ? 1 : 0;
  return print(values.json ? JSON.stringify(found, null, 2) : inWords(found), code);
}

function inWords({ funds, entries, differences, moving }: LedgerCheck): string {
  const read = `${counted(entries, 'entry', 'entries')} of ${counted(funds, 'fund')} read.`;
  const restless = moving.length > 0 && [
    `Changed each time they were looked at, so not checked: ${moving.join(', ')}.`,
    'Run this again when less is going on.',
  ];
  if (differences.length === 0) return [read, ...(restless || ['Every balance is right.'])].join(' ');
  const rows = differences.map(({ record, id, account, stored, computed }) => [
    ...[record, id, account],
    ...[stored === undefined ? 'not there' : String(stored), String(computed)],
  ]);
  const found = `${read} ${counted(differences.length, 'balance differs', 'balances differ')} from the entries (minor units):`;
  const headings = ['record', 'id', 'account', 'stored', 'by entries'];
  return [found, '', table(headings, rows), ...(restless ? ['', restless.join(' ')] : [])].join('\n');
}
