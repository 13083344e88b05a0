import { print } from '../print.ts';

const usage = `throughline material publish <file> ... [--as <name>] [--json]
    Checks a bank of questions (<id>.gift) or a course in all its languages (<id>.en.md <id>.de.md), and publishes its next
    version. The first language is the one that readers of others get. Exit code 1: something is wrong with it.

--as names the API key to use: ops if not given.`;

/** `throughline material`: what authors do with courses and banks of questions. */
export async function materialCommand([name, ...args]: string[]): Promise<number> {
  if (name === 'publish' && !args.includes('--help') && !args.includes('-h'))
    return (await import('./publish.command.ts')).publishCommand(args);
  if (name === 'publish' || name === '--help' || name === '-h') return print(usage, 0);
  process.stderr.write(`${usage}\n`);
  return 2;
}
