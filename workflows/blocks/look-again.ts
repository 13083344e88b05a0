import { patched } from '@temporalio/workflow';
import type { Task } from '../../domain/cases/case.schema.ts';
import type { Deadline } from '../../domain/cases/next-step.rules.ts';
import { now } from './case.ts';

const hour = 3_600_000;

/** When somebody who can act is looked for again: every hour, and only while nobody can. */
export function nextLook({ assignees }: Task): Deadline | undefined {
  // Older histories waited without this timer.
  if (assignees.length > 0 || !patched('look-for-somebody-who-can-act')) return undefined;
  const at = new Date(Date.parse(now()) + hour).toISOString();
  return { at, what: 'Looks again for somebody who can act' };
}

/** The first of two moments. */
export function earlier(one: Deadline | undefined, other: Deadline | undefined): Deadline | undefined {
  if (!one || !other) return one ?? other;
  return one.at < other.at ? one : other;
}
