import { commandGroup } from '../command-group.ts';

const usage = `throughline program validate <program.yaml> ... [--json]
    Says what is wrong with programs, and where. Exit code 0: nothing; 1: something; 2: no such file.
throughline program explain <program.yaml> [--json]
    Says what a program does, as prose and as a table of who does what, when.
throughline program diagram <program.yaml> [--format svg|mermaid] [--out <file>]
    Draws a program.
throughline program diff <before.yaml> <after.yaml> [--json]
    Says what changes from one version to another, by its meaning. Exit code 0: nothing; 1: something.
throughline program rehearse <program.yaml> [--script <file>] [--only <name>] [--coverage] [--json] [--svg <file>]
    Plays cases of a program in virtual time, as <program>.rehearsal.yaml scripts them: what happens when, what differs
    from what was expected, what no script has walked. Exit code 1: something differs, or with --coverage is not walked.
throughline program publish <program.yaml> [--effective <instant>] [--rehearsal <result.json>] [--as <name>] [--json]
    Checks and rehearses a program, and proposes its version to a second person.
throughline program publish <id> --version <n> --confirm [--hash <sha256>] [--effective <instant>] [--as <name>] [--json]
    Publishes what somebody else has proposed.
throughline program versions <id> [--as <name>] [--json]
    Lists the versions of a program, and how many cases run under each.
throughline program migrate <id> --to <n> [--cases <C-..,C-..>] [--dry-run] [--yes --reason <why>] [--as <name>] [--json]
    Shows what moving the running cases to a version would do; with --yes moves them, one after another.
throughline program decisions <id> --out <file.ndjson> [--as <name>] [--json]
    Writes what was decided in the cases of a program to a file, a decision a line.
throughline program replay <draft.yaml> (--from <file.ndjson> | --api) [--svg <file>] [--as <name>] [--json]
    Says which past decisions would have gone otherwise under a draft.
throughline program schema
    Prints the JSON Schema of programs, for editors.
throughline program reference
    Prints every field of a program and what it is for, as Markdown.

--as names the API key to use: ops if not given.`;

const commands = {
  validate: async () => (await import('./validate.command.ts')).validateCommand,
  explain: async () => (await import('./explain.command.ts')).explainCommand,
  diagram: async () => (await import('./diagram.command.ts')).diagramCommand,
  diff: async () => (await import('./diff.command.ts')).diffCommand,
  rehearse: async () => (await import('./rehearse.command.ts')).rehearseCommand,
  publish: async () => (await import('./publish.command.ts')).publishCommand,
  versions: async () => (await import('./versions.command.ts')).versionsCommand,
  migrate: async () => (await import('./migrate.command.ts')).migrateCommand,
  decisions: async () => (await import('./decisions.command.ts')).decisionsCommand,
  replay: async () => (await import('./replay.command.ts')).replayCommand,
  schema: async () => (await import('./schema.command.ts')).schemaCommand,
  reference: async () => (await import('./reference.command.ts')).referenceCommand,
};

/** `throughline program ...`: what ops do with programs. */
export const programCommand = commandGroup({ name: 'throughline program', usage, commands });
