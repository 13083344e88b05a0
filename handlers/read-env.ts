import type * as z from 'zod';

/**
 * The environment of a process, checked. One that cannot work stops it at once with every name that is missing or
 * wrong, and with no value: some are secrets.
 */
export function readEnv<Schema extends z.ZodType>(schema: Schema, env: NodeJS.ProcessEnv): z.output<Schema> {
  const read = schema.safeParse(env);
  if (read.success) return read.data;
  const wrong = read.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
  process.stderr.write(`The environment cannot be used as it is:\n${wrong.join('\n')}\n`);
  process.exit(1);
}
