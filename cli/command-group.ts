import { print } from './print.ts';

type Command = (args: string[]) => Promise<number>;

/** Hands on to a command of a group, loaded when it is asked for. Help is on standard output; 2: not understood. */
export async function runOfGroup(
  {
    usage,
    commands,
  }: { readonly usage: string; readonly commands: Readonly<Record<string, () => Promise<Command>>> },
  [name = '', ...args]: readonly string[],
): Promise<number> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  const asksForHelp = [name, ...args].some((one) => one === '--help' || one === '-h');
  if (asksForHelp) return print(usage, 0);
  if (command) return (await command())(args);
  process.stderr.write(`${usage}\n`);
  return 2;
}
