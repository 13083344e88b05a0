import { parseArgs } from 'node:util';
import { notUnderstood } from './command-group.ts';
import { readConnection } from './connection.ts';
import { print } from './print.ts';
import { type Registered, register } from './register.ts';
import { formatReport } from './report.ts';

const usage =
  'throughline register <registrations.csv> [--accounts <accounts.csv>] [--at-once <1-50>] [--json]';

/** `throughline register`: the rows of a file through the API. */
export async function registerCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      accounts: { type: 'string' },
      'at-once': { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return print(usage, 0);
  const [file, ...more] = positionals;
  const atOnce = Number(values['at-once']);
  const sensible = Number.isInteger(atOnce) && atOnce >= 1 && atOnce <= 50;
  if (file && more.length === 0 && sensible)
    return registerFile(file, { accounts: values.accounts, atOnce, json: values.json });
  return notUnderstood(usage);
}

interface FileOptions {
  readonly accounts: string | undefined;
  readonly atOnce: number;
  readonly json: boolean;
}

async function registerFile(registrations: string, { accounts, atOnce, json }: FileOptions): Promise<number> {
  const connection = readConnection(process.env);
  const started = performance.now();
  const results = await register({ registrations, accounts, connection, atOnce, progress });
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  const all = [...results.accounts, ...results.registrations];
  const code = all.some(({ outcome }) => outcome === 'failed') ? 1 : 0;
  return print(json ? JSON.stringify(results, null, 2) : summary(results, connection.apiUrl, seconds), code);
}

function summary({ accounts, registrations }: Registered, apiUrl: string, seconds: number): string {
  const known =
    accounts.length > 0 ? `Existing customers\n\n${formatReport(accounts)}\n\nRegistrations\n\n` : '';
  return `${known}${formatReport(registrations)}\n\n${registrations.length} registrations, ${apiUrl}, ${seconds} s`;
}

/** One line on the terminal that counts; in a log, a line for every hundred. */
function progress(done: number, all: number): void {
  const text = `${done} of ${all} sent`;
  if (process.stderr.isTTY) process.stderr.write(done === all ? '\r\u001b[K' : `\r${text}`);
  else if (done % 100 === 0 || done === all) process.stderr.write(`${text}\n`);
}
