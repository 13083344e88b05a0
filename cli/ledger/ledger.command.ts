import { commandGroup } from '../command-group.ts';

const usage = `throughline ledger check [--json]
    Recomputes every balance of funds, allocations, activities and payments from the entries, and names any difference.
    Reads only, and may run while money moves. Exit code 1: something differs.
throughline ledger statement (--fund <id> | --partner <id>) [--csv]
    Every entry of a fund, or of a partner, oldest first.

Both read the table itself: the one that npm start made, or that of TABLE_NAME, AWS_REGION and the AWS credentials of the
shell (DYNAMODB_ENDPOINT for one that is not AWS's).`;

const commands = {
  check: async () => (await import('./check.command.ts')).checkCommand,
  statement: async () => (await import('./statement.command.ts')).statementCommand,
};

/** `throughline ledger`: the commands about money. */
export const ledgerCommand = commandGroup({ name: 'throughline ledger', usage, commands });
