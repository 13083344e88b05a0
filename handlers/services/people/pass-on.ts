import { DomainError } from '../../../domain/errors.ts';
import { isAhead, standInAt } from '../../../domain/people/away.rules.ts';
import type { Person } from '../../../domain/people/person.schema.ts';
import { reassignUpdate } from '../../../workflows/case.messages.ts';
import type { ServiceContext } from '../context.ts';
import { assigneeFor } from '../deals/people.ts';
import { oneByOne, type TaskRef } from '../one-by-one.ts';
import { parse } from '../parse.ts';
import type { PeopleService } from '../people.services.ts';
import { maySeePartner } from '../permissions.ts';
import type { Caller, OnceOptions } from '../services.ts';
import { update } from '../temporal.ts';
import { passOnSchema } from './schemas.ts';
import { subjectOf } from './subject.ts';

/** Gives open tasks of somebody who is or will be away to the stand-in now; each succeeds or fails by itself. */
export function passOn(context: ServiceContext): PeopleService['passOn'] {
  return async (caller, personId, input, options = {}) => {
    const { person, people } = await subjectOf(context, caller, personId, 'set-own-away');
    const { tasks } = parse(passOnSchema, input);
    const now = context.now().toISOString();
    const standIn = person.away && isAhead(person.away, now) ? standInAt(person, people, now) : undefined;
    return oneByOne(context.stores.audit, tasks, (task) =>
      pass(context, { caller, person, standIn, task, ...options }),
    );
  };
}

interface Passing extends OnceOptions {
  readonly caller: Caller;
  readonly person: Person;
  readonly standIn: Person | undefined;
  readonly task: TaskRef;
}

async function pass(context: ServiceContext, { standIn, ...passing }: Passing): Promise<void> {
  if (!standIn) throw new DomainError('not-now', 'Nobody stands in now. First say who does.');
  const reason = `Away until ${passing.person.away?.until.slice(0, 10)}: given to the stand-in.`;
  await giveTask(context, { ...passing, receiver: standIn, reason });
}

interface Giving extends OnceOptions {
  readonly caller: Caller;
  readonly person: Person;
  readonly receiver: Person;
  readonly reason: string;
  readonly task: TaskRef;
}

/**
 * Gives an open task of somebody to a colleague, who acts whatever their role, as a stand-in does for new tasks; only the
 * case itself can refuse them, as its opener.
 */
export async function giveTask(
  context: ServiceContext,
  { caller, person, receiver, reason, task: { caseId, taskId }, requestKey }: Giving,
): Promise<void> {
  const stored = await context.stores.cases.load(caseId);
  if (!stored || !maySeePartner(caller, stored.view.partner.id))
    throw new DomainError('not-found', 'There is no such case.');
  const { view } = stored;
  const task = view.tasks.find(({ id, status }) => id === taskId && status === 'open');
  if (!task?.assignees.includes(person.id))
    throw new DomainError('not-assigned', `This task does not wait for ${person.name}.`);
  await assigneeFor(context, view, taskId, receiver.id);
  const actor = { personId: caller.person.id, via: caller.via };
  await update(context, view.workflowId, {
    name: reassignUpdate.name,
    argument: { taskId, toPersonId: receiver.id, reason, actor },
    onceKey: requestKey === undefined ? undefined : `${caller.person.id}/${requestKey}/${taskId}`,
  });
}
