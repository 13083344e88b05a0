import type { Choices } from '../../portal/components/choose-person.tsx';
import type { DealAct, DealPage } from '../services/deals.services.ts';
import type { Caller, Services } from '../services/services.ts';

interface Wanted {
  /** What the page offers. */
  readonly acts: readonly DealAct[];
  /** The act whose form stands open. */
  readonly open: DealAct | undefined;
}

/**
 * The names that the forms of a deal's page let choose from. Partners and their people are read only for a transfer
 * that somebody has opened: most who look at a deal do not give it away.
 */
export async function choicesFor(
  { directory }: Services,
  caller: Caller,
  { view }: DealPage,
  { acts, open }: Wanted,
): Promise<Choices> {
  const openTasks = acts.includes('reassign') ? view.tasks.filter(({ status }) => status === 'open') : [];
  const [takers, successors] = await Promise.all([
    Promise.all(
      openTasks.map(async (task) => ({ task, people: await directory.takersOf(caller, view, task) })),
    ),
    acts.includes('transfer') && open === 'transfer' ? directory.successorsOf(caller, view) : undefined,
  ]);
  return { takers, ...(successors ? { successors } : {}) };
}
