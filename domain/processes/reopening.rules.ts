import type { Process } from '../programs/process.schema.ts';
import type { ProcessView } from './process-facts.ts';

/** Until when (ISO 8601) a closed case can be taken up again, by how it ended; undefined if it cannot. */
export function reopenableUntil(
  { status, outcome, stageSince, updatedAt }: ProcessView,
  { outcomes }: Pick<Process, 'outcomes'>,
): string | undefined {
  const within = outcome === undefined ? undefined : outcomes[outcome]?.reopenWithin;
  if (status === 'open' || within === undefined) return undefined;
  return new Date(Date.parse(stageSince ?? updatedAt) + within).toISOString();
}
