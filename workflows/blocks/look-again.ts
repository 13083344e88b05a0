import { patched } from '@temporalio/workflow';
import type { Task } from '../../domain/cases/case.schema.ts';
import { now } from './case.ts';

const hour = 3_600_000;

/** A moment at which somebody who can act is looked for again. */
export interface Look {
  readonly kind: 'look';
  readonly at: string;
  readonly what: string;
}

/** The next one: in an hour, and only while nobody can act. */
export function nextLook({ assignees }: Task): Look | undefined {
  // Older histories waited without this timer.
  if (assignees.length > 0 || !patched('look-for-somebody-who-can-act')) return undefined;
  const at = new Date(Date.parse(now()) + hour).toISOString();
  return { kind: 'look', at, what: 'Looks again for somebody who can act' };
}

/** The first of two moments. */
export function earlier<One extends { readonly at: string }, Other extends { readonly at: string }>(
  one: One | undefined,
  other: Other | undefined,
): One | Other | undefined {
  if (!one || !other) return one ?? other;
  return one.at < other.at ? one : other;
}
