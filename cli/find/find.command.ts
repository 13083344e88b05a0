import { commandGroup } from '../command-group.ts';

const usage = `throughline find rebuild
    Files every deal and case by its words, so that people find it: those that were there before there was a search, or
    whose changes the table's stream has lost. Again does no harm, and writes only what is not filed so already.

The table comes from TABLE_NAME and AWS_REGION, with credentials of AWS, or from what npm start has written down.`;

const commands = {
  rebuild: async () => (await import('./rebuild.command.ts')).rebuildCommand,
};

/** `throughline find`: what people search deals and cases in. */
export const findCommand = commandGroup({ name: 'throughline find', usage, commands });
