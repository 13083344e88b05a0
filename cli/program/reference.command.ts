import { programReference } from '../../domain/programs/reference/reference.rules.ts';
import { print } from '../print.ts';

/** `throughline program reference`: every field of a program, as Markdown. */
export async function referenceCommand(): Promise<number> {
  return print(programReference().trimEnd(), 0);
}
