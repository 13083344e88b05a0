import { parseArgs } from 'node:util';
import { inOneSentence } from '../../domain/programs/diff/change.ts';
import { diffPrograms } from '../../domain/programs/diff/diff-programs.rules.ts';
import { print } from '../print.ts';
import { shown } from '../report.ts';
import { readSound } from './read-file.ts';

/** `throughline program diff`: what a version does differently, by its meaning. */
export async function diffCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  const [first, second, ...more] = positionals;
  if (first === undefined || second === undefined || more.length > 0)
    throw new Error('Name two files: the version before and the version after');
  const [before, after] = [readSound(first), readSound(second)];
  if (!before || !after) return 2;
  const changes = diffPrograms(before, after);
  const code = changes.length > 0 ? 1 : 0;
  if (values.json) return print(JSON.stringify(changes, null, 2), code);
  if (code === 0) return print('Nothing changes', 0);
  return print(changes.map((change) => `- ${shown(inOneSentence(change), 600)}`).join('\n'), code);
}
