import { commandGroup } from '../command-group.ts';

const usage = `throughline material publish <file> ... [--as <name>] [--json]
    Checks a bank of questions (<id>.gift) or a course in all its languages (<id>.en.md <id>.de.md), and publishes its next
    version. The first language is the one that readers of others get. Exit code 1: something is wrong with it.

--as names the API key to use: ops if not given.`;

const commands = {
  publish: async () => (await import('./publish.command.ts')).publishCommand,
};

/** `throughline material`: what authors do with courses and banks of questions. */
export const materialCommand = commandGroup({ name: 'throughline material', usage, commands });
