import { commandGroup } from '../command-group.ts';

const usage = `throughline person export <id> [--out <file>] [--as <name>]
    Gathers everything that is held about a person, and writes it to a file: data-of-<id>.json if not given.
throughline person erase <id> [--yes] [--as <name>]
    Says what must be done before, what is taken out and what is kept. With --yes it erases them, for good, and waits until
    what is stored is done with. Exit code 1: something stands in the way.

--as names the API key to use: an administrator's, admin if not given, with the scope people:write.`;

const commands = {
  export: async () => (await import('./export.command.ts')).exportCommand,
  erase: async () => (await import('./erase.command.ts')).eraseCommand,
};

/** `throughline person`: what an administrator answers a person with who asks about their data. */
export const personCommand = commandGroup({ name: 'throughline person', usage, commands });
