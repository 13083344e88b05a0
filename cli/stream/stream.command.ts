import { print } from '../print.ts';

const usage = `throughline stream redrive [--as <name>] [--json]
    Tries changes of the table again that were set aside, because nothing could be made of them; those that can be taken now
    go out as events. Exit code 1: some still cannot be taken, and stay.

--as names the API key to use: ops if not given.`;

/** `throughline stream`: what operations do with changes of the table that lie aside. */
export async function streamCommand([name, ...args]: string[]): Promise<number> {
  if (name === 'redrive' && !args.includes('--help') && !args.includes('-h'))
    return (await import('./redrive.command.ts')).redriveCommand(args);
  if (name === 'redrive' || name === '--help' || name === '-h') return print(usage, 0);
  process.stderr.write(`${usage}\n`);
  return 2;
}
