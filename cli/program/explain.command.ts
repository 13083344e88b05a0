import { parseArgs } from 'node:util';
import { explainDeal } from '../../domain/programs/explain/explain-deal.rules.ts';
import { explainProcess } from '../../domain/programs/explain/explain-process.rules.ts';
import { explanationAsMarkdown } from '../../domain/programs/explain/explanation.ts';
import { isWrittenDeal } from '../../domain/programs/read-program.ts';
import { print } from '../print.ts';
import { readSound } from './read-file.ts';

/** `throughline program explain`: what a program does, in words. */
export async function explainCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Error('Name the file of one program');
  const program = readSound(file);
  if (!program) return 1;
  const explanation = isWrittenDeal(program) ? explainDeal(program) : explainProcess(program);
  return print(values.json ? JSON.stringify(explanation, null, 2) : explanationAsMarkdown(explanation), 0);
}
