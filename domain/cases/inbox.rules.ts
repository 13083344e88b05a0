import type { Task } from './case.schema.ts';

/** Where a task stands in inboxes: whose, and due when. */
export interface InboxPlace {
  readonly personIds: readonly string[];
  readonly dueAt?: string;
}
/** By the task's id; a task that waits for nobody has none. */
export type InboxPlaces = Readonly<Record<string, InboxPlace>>;

/** An open task is in the inbox of its assignees, but for those who have answered. */
export function inboxPlace({ status, assignees, votes, dueAt }: Task): InboxPlace {
  if (status !== 'open') return { personIds: [] };
  const answered = votes.map(({ actor }) => actor.personId);
  const personIds = assignees.filter((personId) => !answered.includes(personId));
  return { personIds, ...(dueAt ? { dueAt } : {}) };
}

/** The places after these tasks changed. */
export function placesAfter(before: InboxPlaces, changed: readonly Task[]): InboxPlaces {
  const places = { ...before, ...Object.fromEntries(changed.map((task) => [task.id, inboxPlace(task)])) };
  return Object.fromEntries(Object.entries(places).filter(([, { personIds }]) => personIds.length > 0));
}
