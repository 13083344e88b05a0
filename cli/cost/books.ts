import { readFileSync } from 'node:fs';
import type * as z from 'zod';
import { atRestSchema } from '../../domain/costs/at-rest.schema.ts';
import { withFiling } from '../../domain/costs/filing.rules.ts';
import type { Books } from '../../domain/costs/month.rules.ts';
import { pricesSchema } from '../../domain/costs/prices.schema.ts';
import { type Measured, measuredSchema, type UsageKind } from '../../domain/costs/usage.schema.ts';
import { Refused } from '../refused.ts';

const shipped = (name: string) => new URL(`../../infra/costs/${name}.json`, import.meta.url);

/** What was counted and what it costs. `prices`: a file with the prices of another region. @throws Refused */
export function readBooks(prices?: string): Books {
  return {
    measured: withAllFiling(read(shipped('measured'), measuredSchema)),
    atRest: read(shipped('at-rest'), atRestSchema),
    atRestOnLambda: read(shipped('at-rest-on-lambda'), atRestSchema),
    prices: read(prices ?? shipped('prices'), pricesSchema),
  };
}

function withAllFiling(measured: Measured): Measured {
  const usage = Object.entries(measured.usage).map(([kind, used]) => [
    kind,
    withFiling(kind as UsageKind, used),
  ]);
  return { ...measured, usage: Object.fromEntries(usage) };
}

function read<Schema extends z.ZodType>(file: string | URL, schema: Schema): z.output<Schema> {
  const parsed = schema.safeParse(jsonOf(file));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    ({ path, message }) => `${path.join('.') || 'the file'}: ${message}`,
  );
  throw new Refused(
    `${String(file)} cannot be used. ${problems.slice(0, 5).join('; ')}. infra/costs/prices.json is how it is written.`,
  );
}

function jsonOf(file: string | URL): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (failure) {
    const reason = failure instanceof Error ? failure.message : String(failure);
    throw new Refused(`${String(file)} cannot be read as JSON: ${reason}`);
  }
}
