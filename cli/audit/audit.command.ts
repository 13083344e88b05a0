import { commandGroup } from '../command-group.ts';

const usage = `throughline audit verify [--from <day>] [--noted <number>:<hash>] [--keys <file>] [--json]
    Recomputes every chain of the audit, holds it against the anchors, and names the first broken record of each chain.
    Reads only, and may run while people work. Exit code 1: something is broken.

Reads the table itself: the one that npm start made, or that of TABLE_NAME, AWS_REGION and the AWS credentials of the shell
(DYNAMODB_ENDPOINT for one that is not AWS's). The signing keys, with which signatures of anchors are checked, are those of
LINK_KEYS, of --keys, or of npm start.`;

const commands = {
  verify: async () => (await import('./verify.command.ts')).verifyCommand,
};

/** `throughline audit`: the commands about who did what. */
export const auditCommand = commandGroup({ name: 'throughline audit', usage, commands });
