import type { Task } from './case.schema.ts';

/** How an answer of the vendor's people kept to its service level. */
export interface ServiceLevel {
  /** Of the time between opening and due time, in percent: nights and weekends count on both sides. Above 100 it was late. */
  readonly used: number;
  readonly late: boolean;
}

/** Of a task that was answered and had a due time; undefined for any other, and for those of partners. */
export function serviceLevelOf({ party, status, result, openedAt, dueAt }: Task): ServiceLevel | undefined {
  if (party !== 'vendor' || status !== 'done' || !result || dueAt === undefined) return undefined;
  const [opened, due, answered] = [openedAt, dueAt, result.at].map((instant) => Date.parse(instant)) as [
    number,
    number,
    number,
  ];
  // An administrator may have set a due time before the opening.
  const allowed = Math.max(due - opened, 1000);
  return { used: Math.round((100 * (answered - opened)) / allowed), late: answered > due };
}
