import { DomainError } from '../../../domain/errors.ts';
import type { Program } from '../../../domain/programs/program.ts';
import type { ProgramProblem } from '../../../domain/programs/reading/problems.ts';

/** Business calendars know the public holidays of so many years ahead. */
const yearsAhead = 10;

/** A program as it is written, ready to run. @throws `program-invalid` with every problem at its line and column. */
export async function readSource(source: string, now: Date): Promise<Program> {
  // Reading programs weighs much and is rare: a cold start does without.
  const { loadProgram } = await import('../../../domain/programs/compile-program.ts');
  const year = now.getUTCFullYear();
  const read = await loadProgram(source, { from: year - 1, to: year + yearsAhead });
  if ('program' in read) return read.program;
  const fields = read.problems.map(fieldProblem);
  const [first] = fields;
  throw new DomainError('program-invalid', `${fields.length} to correct. ${first?.message ?? ''}`, fields);
}

function fieldProblem({ line, column, message, suggestion }: ProgramProblem) {
  const meant = suggestion === undefined ? '' : ` Did you mean ${suggestion}?`;
  return {
    field: `source:${line}:${column}`,
    message: `Line ${line}, column ${column}: ${message}.${meant}`,
  };
}
