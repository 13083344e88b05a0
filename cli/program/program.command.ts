import { print } from '../print.ts';

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
throughline program schema
    Prints the JSON Schema of programs, for editors.
throughline program reference
    Prints every field of a program and what it is for, as Markdown.`;

type Command = (args: string[]) => Promise<number>;

const commands: Readonly<Record<string, () => Promise<Command>>> = {
  validate: async () => (await import('./validate.command.ts')).validateCommand,
  explain: async () => (await import('./explain.command.ts')).explainCommand,
  diagram: async () => (await import('./diagram.command.ts')).diagramCommand,
  diff: async () => (await import('./diff.command.ts')).diffCommand,
  rehearse: async () => (await import('./rehearse.command.ts')).rehearseCommand,
  schema: async () => (await import('./schema.command.ts')).schemaCommand,
  reference: async () => (await import('./reference.command.ts')).referenceCommand,
};

/** `throughline program ...`: what ops do with programs. */
export async function programCommand([name = '', ...args]: string[]): Promise<number> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command && !args.includes('--help') && !args.includes('-h')) return (await command())(args);
  if (command || name === '--help' || name === '-h') return print(usage, 0);
  console.error(usage);
  return 2;
}
