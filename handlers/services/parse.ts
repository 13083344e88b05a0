import type { z } from 'zod';
import { DomainError, type FieldProblem } from '../../domain/errors.ts';
import { read } from '../../domain/read-input.ts';

/** @throws `invalid-input` with all that is wrong. */
export function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = read(schema, input);
  if ('problems' in result) throw invalid(result.problems);
  return result.data;
}

/** The failure for these problems; its message says how many there are and names the first. */
export function invalid(problems: readonly FieldProblem[]): DomainError {
  const [first] = problems;
  const named = first ? `${first.field ? `${first.field}: ` : ''}${first.message}.` : '';
  const message =
    problems.length > 1 ? `${problems.length} fields need attention. The first is ${named}` : named;
  return new DomainError('invalid-input', message, problems);
}
