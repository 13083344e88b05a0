import type { z } from 'zod';
import type { FieldProblem } from './errors.ts';

/** Every problem of an input, by field; one message for each field. */
function problemsOf(issues: readonly z.core.$ZodIssue[]): FieldProblem[] {
  const problems = new Map<string, string>();
  for (const issue of issues)
    for (const { field, message } of problemsOfIssue(issue))
      if (!problems.has(field)) problems.set(field, message);
  return [...problems].map(([field, message]) => ({ field, message }));
}

function problemsOfIssue(issue: z.core.$ZodIssue): FieldProblem[] {
  const at = (more: PropertyKey[] = []) => [...issue.path, ...more].join('.');
  if (issue.code !== 'unrecognized_keys') return [{ field: at(), message: issue.message }];
  return issue.keys.map((key) => ({ field: at([key.slice(0, 100)]), message: 'There is no such field' }));
}

/** zod's own words are for programmers; where a schema has none of its own, these stand in. */
const plainWords: z.core.$ZodErrorMap = (issue) => {
  if (issue.code !== 'invalid_type') return undefined;
  return issue.input === undefined
    ? 'This is missing'
    : `This must be ${kinds[issue.expected] ?? issue.expected}`;
};
const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

/** What the input is, or all that is wrong with it. */
export function read<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
): { readonly data: z.output<Schema> } | { readonly problems: readonly FieldProblem[] } {
  const result = schema.safeParse(input, { error: plainWords });
  return result.success ? { data: result.data } : { problems: problemsOf(result.error.issues) };
}
