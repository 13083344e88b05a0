import { readFileSync } from 'node:fs';
import { writtenIn } from '../../../designer/written.ts';
import { placeGraph } from '../../../domain/programs/diagram/layout.rules.ts';
import { processGraph } from '../../../domain/programs/diagram/process-graph.rules.ts';
import { outline } from '../../../domain/programs/outline.rules.ts';
import type { WrittenProcess } from '../../../domain/programs/process.schema.ts';
import { readProgram } from '../../../domain/programs/read-program.ts';

/** The shipped program for onboarding as the designer has it: text, values as written, what was read, its picture. */
export const source = readFileSync(new URL('../../../programs/onboarding.yaml', import.meta.url), 'utf8');
export const written = writtenIn(source);
const read = readProgram(source);
if ('problems' in read) throw new Error('programs/onboarding.yaml cannot be read');
export const program = read.program as WrittenProcess;
export const graph = placeGraph(processGraph(program));
export const steps = outline(program);

/** The path of a step. */
export function pathOf(id: string) {
  const found = steps.find(({ step }) => step.id === id);
  if (!found) throw new Error(`There is no step ${id}`);
  return found.path;
}
/** The path of the step of a box, if it is one's. */
export const pathOfBox = (box: string) => steps.find(({ step }) => step.id === box)?.path;
