import { parseYaml } from '../programs/reading/parse-yaml.rules.ts';
import { locate } from '../programs/reading/places.rules.ts';
import type { ProgramProblem } from '../programs/reading/problems.ts';
import { problemsOf } from '../programs/reading/zod-issues.rules.ts';
import { type StandingRules, standingRulesSchema } from './standing.schema.ts';

/**
 * Reads what competencies and tiers ask, as operations write it. Everything that is wrong has its place in the text;
 * nothing is thrown, whatever the text holds.
 */
export function readStandingRules(
  given: string | Uint8Array,
): { readonly rules: StandingRules } | { readonly problems: readonly ProgramProblem[] } {
  const file = parseYaml(given);
  if ('problems' in file) return file;
  const { value } = file;
  const { data, error } = standingRulesSchema.safeParse(value);
  if (data) return { rules: data };
  const problems = problemsOf(error, { schema: standingRulesSchema, value }).map((one) => locate(file, one));
  return { problems: problems.sort((a, b) => a.line - b.line || a.column - b.column).slice(0, 100) };
}
