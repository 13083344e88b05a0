import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { dealGraph } from '../../domain/programs/diagram/deal-graph.rules.ts';
import { asMermaid } from '../../domain/programs/diagram/mermaid.rules.ts';
import { processGraph } from '../../domain/programs/diagram/process-graph.rules.ts';
import { asSvg } from '../../domain/programs/diagram/svg.rules.ts';
import { isWrittenDeal } from '../../domain/programs/read-program.ts';
import { print } from '../print.ts';
import { readSound } from './read-file.ts';

/** `throughline program diagram`: a program as a picture. */
export async function diagramCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { format: { type: 'string' }, out: { type: 'string' } },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Error('Name the file of one program');
  const format = values.format ?? (values.out?.endsWith('.mmd') ? 'mermaid' : 'svg');
  if (format !== 'svg' && format !== 'mermaid') throw new Error('Give --format svg or --format mermaid');
  const program = readSound(file);
  if (!program) return 1;
  const graph = isWrittenDeal(program) ? dealGraph(program) : processGraph(program);
  const picture = format === 'svg' ? asSvg(graph) : asMermaid(graph);
  if (values.out === undefined) return print(picture.trimEnd(), 0);
  writeFileSync(values.out, picture);
  return print(`${values.out} is written`, 0);
}
