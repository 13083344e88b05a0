import { print } from './print.ts';

/** What runs a command line, and answers its exit code: 0 done, 1 done with problems, 2 not understood. */
export type Command = (args: string[]) => Promise<number>;

interface Group {
  /** What stands before the name: `throughline program`. */
  readonly name: string;
  readonly usage: string;
  /** Each is loaded only when it is asked for: a check of a program must not wait for an API client. */
  readonly commands: Readonly<Record<string, () => Promise<Command>>>;
}

/** Hands on to the command that is named first. Each of them answers by itself when it is asked for help. */
export function commandsOf({ name, usage, commands }: Group): Command {
  return async ([first, ...args]) => {
    if (first === undefined) return notUnderstood(usage);
    if (isHelp(first)) return print(usage, 0);
    const load = Object.hasOwn(commands, first) ? commands[first] : undefined;
    return load ? (await load())(args) : notUnderstood(usage, `There is no command "${name} ${first}".`);
  };
}

/** The same for commands that share one usage: help is answered with it, wherever it is asked for. */
export function commandGroup(group: Group): Command {
  const handOn = commandsOf(group);
  return async (args) => (args.some(isHelp) ? print(group.usage, 0) : handOn(args));
}

/** Says on the standard error how a command is written and, last, where it is seen, what is wrong. */
export function notUnderstood(usage: string, problem?: string): 2 {
  process.stderr.write(problem === undefined ? `${usage}\n` : `${usage}\n\n${problem}\n`);
  return 2;
}

const isHelp = (arg: string): boolean => arg === '--help' || arg === '-h';
