import { commandGroup } from '../command-group.ts';

const usage = `throughline webhooks redrive [--endpoint <id>] [--since <day>] [--as <name>] [--json]
    Sends again what was given up, to every endpoint or to one, of events since a day: all that are kept (30 days) if not
    given. Exit code 1: something was refused.
throughline webhooks events
    Prints every event that other systems can be told, with its fields, as Markdown.

--as names the API key to use: ops if not given.`;

const commands = {
  redrive: async () => (await import('./redrive.command.ts')).redriveCommand,
  events: async () => (await import('./events.command.ts')).eventsCommand,
};

/** `throughline webhooks`: what operations do with events for other systems. */
export const webhooksCommand = commandGroup({ name: 'throughline webhooks', usage, commands });
