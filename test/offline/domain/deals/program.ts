import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type DealProgram, dealProgramSchema } from '../../../../domain/programs/deal-registration.schema.ts';

/** The shipped program as ops write it: a fresh copy each time, for tests to change. */
export function shippedYaml(): Record<string, unknown> {
  return parse(readFileSync('programs/deal-registration.yaml', 'utf8'));
}

/** The shipped program as a case is pinned to it. */
export const shipped: DealProgram = dealProgramSchema.parse(shippedYaml());
