#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { commandsOf } from './command-group.ts';
import { Refused } from './refused.ts';

const usage = `throughline register <registrations.csv> [--accounts <accounts.csv>] [--at-once <1-50>] [--json]
    Registers the rows of a file through the API, and prints what came of each, and why.
throughline program <validate|explain|diagram|diff|rehearse|publish|versions|migrate|decisions|replay> ...
    Checks, explains, draws, compares, rehearses and publishes programs, moves running cases, holds drafts against past
    decisions: throughline program --help says more.
throughline material publish <file> ...
    Checks a course or a bank of questions, and publishes its next version: throughline material --help says more.
throughline ledger <check|statement> ...
    Recomputes every balance of the marketing funds, and prints statements: throughline ledger --help says more.
throughline audit verify ...
    Recomputes the chains of who did what, and names the first broken record: throughline audit --help says more.
throughline person <export|erase> ...
    Writes everything that is held about a person to a file, or erases them: throughline person --help says more.
throughline webhooks <redrive|events> ...
    Sends other systems again what they did not take, and prints what they can be told: throughline webhooks --help says more.
throughline stream redrive
    Tries changes of the table again that were set aside: throughline stream --help says more.
throughline find rebuild
    Files every deal and case by its words, so that people find it: throughline find --help says more.
throughline cost [page] [--partners <n>] [--deals-per-partner <n>] [--prices <file>] ...
    Computes what a month costs, from what was counted and a list of prices: throughline cost --help says more.
throughline install --ops "<name> <address>" --ops "<name> <address>" [--admin "<name> <address>"] [--country <DE>]
    Adds the first people of an installation and publishes what this repository ships.
throughline release <list|add|ramp|current|rollback|drained> ...
    Which code of the workers has the work, and moves it to a new release or back: throughline release --help says more.
throughline synthetic run
    Registers, approves, withdraws and removes a deal of the synthetic partner: whether the product works, step by step.

The address and the keys of the API come from THROUGHLINE_API and THROUGHLINE_API_KEYS ({"northwind":"..."}), or from
.throughline/connection.json, which npm start writes.`;

const throughline = commandsOf({
  name: 'throughline',
  usage,
  commands: {
    register: async () => (await import('./register.command.ts')).registerCommand,
    program: async () => (await import('./program/program.command.ts')).programCommand,
    install: async () => (await import('./install.command.ts')).installCommand,
    material: async () => (await import('./material/material.command.ts')).materialCommand,
    audit: async () => (await import('./audit/audit.command.ts')).auditCommand,
    person: async () => (await import('./person/person.command.ts')).personCommand,
    webhooks: async () => (await import('./webhooks/webhooks.command.ts')).webhooksCommand,
    stream: async () => (await import('./stream/stream.command.ts')).streamCommand,
    find: async () => (await import('./find/find.command.ts')).findCommand,
    cost: async () => (await import('./cost.command.ts')).costCommand,
    ledger: async () => (await import('./ledger/ledger.command.ts')).ledgerCommand,
    synthetic: async () => (await import('./synthetic/synthetic.command.ts')).syntheticCommand,
    release: async () => (await import('./release/release.command.ts')).releaseCommand,
  },
});

enableCompileCache();
// Who reads the output may stop before its end, as `head` does: the rest is not wanted.
process.stdout.on('error', (failure: NodeJS.ErrnoException) => {
  if (failure.code !== 'EPIPE') throw failure;
});
try {
  process.exitCode = await throughline(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = error instanceof Refused ? 1 : 2;
}
