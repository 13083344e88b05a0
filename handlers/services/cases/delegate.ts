import { DomainError } from '../../../domain/errors.ts';
import type { ProcessView } from '../../../domain/processes/process-facts.ts';
import { lineManager } from '../../../domain/programs/who.rules.ts';
import type { ServiceContext } from '../context.ts';
import { assigneeFor } from '../deals/people.ts';
import { invalid } from '../parse.ts';
import type { Caller } from '../services.ts';

interface Delegation {
  readonly caller: Caller;
  readonly view: ProcessView;
  readonly taskId: string;
  readonly toPersonId: string;
}

/**
 * Who has a task may pass it on, to somebody who may act for its role: at the partner any colleague, at the vendor
 * somebody with the role. @throws `not-assigned`, or `invalid-input` on `toPersonId`.
 */
export async function refuseDelegate(
  context: ServiceContext,
  { caller, view, taskId, toPersonId }: Delegation,
): Promise<void> {
  const task = view.tasks.find(({ id, status }) => id === taskId && status === 'open');
  if (!task?.assignees.includes(caller.person.id))
    throw new DomainError('not-assigned', 'You can pass on a task that waits for you.');
  if (task.exam) throw new DomainError('not-now', 'Whoever was asked sits an exam: it is not passed on.');
  if (toPersonId === caller.person.id)
    throw invalid([{ field: 'toPersonId', message: 'Name somebody else: you have this task' }]);
  await assigneeFor(context, view, taskId, toPersonId);
  if (task.party === 'partner') return;
  const able = await context.stores.people.byRole(task.role);
  // Nobody has that role by name: whoever was asked as one may ask any colleague.
  const hasRole = able.some(({ id }) => id === toPersonId) || task.role === lineManager;
  if (!hasRole)
    throw invalid([
      {
        field: 'toPersonId',
        message: `Name somebody who may act for ${task.roleLabel}: this person may not`,
      },
    ]);
}
