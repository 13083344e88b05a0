import type { CaseStore } from '../activities/store/cases.store.ts';
import type { PeopleStore } from '../activities/store/people.store.ts';
import type { InboxItem } from '../domain/cases/listing.ts';
import { type Measured, metrics } from './metrics.ts';

export interface OverdueDeps {
  readonly people: Pick<PeopleStore, 'ofCompany'>;
  readonly cases: Pick<CaseStore, 'listInbox' | 'views'>;
}

/** What BatchGet takes. */
const casesAtOnce = 100;

/**
 * How many tasks of the vendor's people are past their due time, by program and in all: one query for each of these people,
 * whose inbox has the most urgent first. A task that several have is one.
 */
export async function overdueTasks({ people, cases }: OverdueDeps, now: Date): Promise<readonly Measured[]> {
  const staff = (await people.ofCompany()).filter(({ active }) => active);
  const tasks = new Map<string, string>();
  for (const { id } of staff)
    for (const { caseId, task } of await overdueOf(cases, id, now.toISOString()))
      tasks.set(`${caseId}/${task.id}`, caseId);
  const programs = await programsOf(cases, [...new Set(tasks.values())]);
  const counts = new Map<string, number>();
  for (const caseId of tasks.values()) {
    const program = programs.get(caseId);
    if (program !== undefined) counts.set(program, (counts.get(program) ?? 0) + 1);
  }
  const measured = (of: Measured['of'], value: number): Measured => ({
    of,
    values: [{ name: metrics.overdueTasks, unit: 'Count', value }],
  });
  const byProgram = [...counts].map(([Program, count]) => measured({ Program }, count));
  return tasks.size > 0 ? [measured({}, tasks.size), ...byProgram] : [];
}

async function overdueOf(cases: OverdueDeps['cases'], personId: string, now: string): Promise<InboxItem[]> {
  const found: InboxItem[] = [];
  let cursor: string | undefined;
  do {
    const page = await cases.listInbox(personId, { limit: 100, cursor });
    const overdue = page.items.filter(({ task }) => task.dueAt !== undefined && task.dueAt < now);
    found.push(...overdue);
    // What comes behind one that is not overdue is not, either.
    cursor = overdue.length === page.items.length ? page.cursor : undefined;
  } while (cursor !== undefined);
  return found;
}

async function programsOf(
  { views }: OverdueDeps['cases'],
  ids: readonly string[],
): Promise<Map<string, string>> {
  const programs = new Map<string, string>();
  for (let at = 0; at < ids.length; at += casesAtOnce)
    for (const { id, program } of await views(ids.slice(at, at + casesAtOnce))) programs.set(id, program.id);
  return programs;
}
