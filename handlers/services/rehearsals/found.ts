import { type WorkflowExecutionDescription, WorkflowNotFoundError } from '@temporalio/client';
import { DomainError } from '../../../domain/errors.ts';
import type { ServiceContext } from '../context.ts';
import type { Caller } from '../services.ts';
import { ask } from '../temporal.ts';

export const rehearsalWorkflowId = (id: string): string => `rehearsal/${id}`;

/** What stands with the workflow of a rehearsal. */
export interface RehearsalMemo {
  /** A person's id: whoever started it is the only one who can see it. */
  readonly startedBy: string;
}

/** How the workflow of a caller's rehearsal stands now. @throws `not-found` for that of anybody else. */
export async function findRehearsal(
  context: ServiceContext,
  { person }: Caller,
  id: string,
): Promise<WorkflowExecutionDescription> {
  const found = await ask(context, ({ workflow }) =>
    workflow
      .getHandle(rehearsalWorkflowId(id))
      .describe()
      .catch((failure: unknown) => {
        if (failure instanceof WorkflowNotFoundError) return undefined;
        throw failure;
      }),
  );
  if (found?.memo?.startedBy === person.id) return found;
  throw new DomainError('not-found', 'There is no such rehearsal. Play it again.');
}
