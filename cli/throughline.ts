#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checkProgram } from './check.ts';
import { readConnection } from './connection.ts';
import { type Registered, register } from './register.ts';
import type { RehearseFlags } from './rehearse.ts';
import { formatReport, shown } from './report.ts';

const usage = `throughline register <registrations.csv> [--accounts <accounts.csv>] [--at-once <1-50>] [--json]
    Registers the rows of a file through the API, and prints what came of each, and why.
throughline check <program.yaml> [--json]
    Checks a program, and prints what is wrong with it, and where.
throughline program rehearse <program.yaml> [--script <file>] [--only <name>] [--json] [--svg <file>] [--coverage]
    Plays cases of a program in virtual time, as <program>.rehearsal.yaml scripts them, and prints what happened when,
    what differs from what the scripts expect, and what no script has walked (--coverage: which is a failure then).

The address and the keys of the API come from THROUGHLINE_API and THROUGHLINE_API_KEYS ({"northwind":"..."}), or from
.throughline/connection.json, which npm start writes.`;

/** Runs a command line and returns its exit code: 0 done, 1 done with problems, 2 not understood. */
async function main(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      accounts: { type: 'string' },
      'at-once': { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
      script: { type: 'string' },
      only: { type: 'string' },
      svg: { type: 'string' },
      coverage: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const [command, file, ...more] = positionals;
  if (values.help) return print(usage, 0);
  if (command === 'check' && file && more.length === 0) return check(file, values.json);
  if (command === 'program' && file === 'rehearse' && more.length === 1)
    return rehearse(more[0] ?? '', values);
  const atOnce = Number(values['at-once']);
  const sensible = Number.isInteger(atOnce) && atOnce >= 1 && atOnce <= 50;
  if (command === 'register' && file && more.length === 0 && sensible)
    return registerFile(file, { accounts: values.accounts, atOnce, json: values.json });
  console.error(usage);
  return 2;
}

/** Loaded when it is asked for: it brings a worker with it. */
async function rehearse(program: string, flags: RehearseFlags): Promise<number> {
  const { rehearseCommand } = await import('./rehearse.ts');
  return rehearseCommand(program, flags);
}

function check(file: string, json: boolean): number {
  const problems = checkProgram(readFileSync(file, 'utf8'));
  const code = problems.length > 0 ? 1 : 0;
  if (json) return print(JSON.stringify({ file, problems }, null, 2), code);
  if (code === 0) return print(`${file}: nothing is wrong`, code);
  const lines = problems.map(({ line, column, path, message }) =>
    shown(`${file}:${line}:${column} ${path ? `${path}: ` : ''}${message}`),
  );
  return print(lines.join('\n'), code);
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

function print(text: string, code: number): number {
  process.stdout.write(`${text}\n`);
  return code;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
