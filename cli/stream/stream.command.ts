import { commandGroup } from '../command-group.ts';

const usage = `throughline stream redrive [--as <name>] [--json]
    Tries changes of the table again that were set aside, because nothing could be made of them; those that can be taken now
    go out as events. Exit code 1: some still cannot be taken, and stay.

--as names the API key to use: ops if not given.`;

const commands = {
  redrive: async () => (await import('./redrive.command.ts')).redriveCommand,
};

/** `throughline stream`: what operations do with changes of the table that lie aside. */
export const streamCommand = commandGroup({ name: 'throughline stream', usage, commands });
