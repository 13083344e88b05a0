import { print } from '../print.ts';

const usage = `throughline webhooks redrive [--endpoint <id>] [--since <day>] [--as <name>] [--json]
    Sends again what was given up, to every endpoint or to one, of events since a day: all that are kept (30 days) if not
    given. Exit code 1: something was refused.

--as names the API key to use: ops if not given.`;

/** `throughline webhooks`: what operations do with events for other systems. */
export async function webhooksCommand([name, ...args]: string[]): Promise<number> {
  if (name === 'redrive' && !args.includes('--help') && !args.includes('-h'))
    return (await import('./redrive.command.ts')).redriveCommand(args);
  if (name === 'redrive' || name === '--help' || name === '-h') return print(usage, 0);
  process.stderr.write(`${usage}\n`);
  return 2;
}
