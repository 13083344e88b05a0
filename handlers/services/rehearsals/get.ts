import { setTimeout as rest } from 'node:timers/promises';
import type { WorkflowExecutionDescription } from '@temporalio/client';
import { unpackFilms } from '../../../activities/rehearsals/packed-films.ts';
import type { RehearsalState } from '../../../domain/rehearsals/film.ts';
import type { RehearsalResult } from '../../../workflows/rehearse.messages.ts';
import type { ServiceContext } from '../context.ts';
import { refuseUnlessDesigner } from '../drafts/designers.ts';
import type { RehearsalsService } from '../rehearsals.services.ts';
import { ask } from '../temporal.ts';
import { findRehearsal, rehearsalWorkflowId } from './found.ts';
import { progressOf } from './progress.ts';

/** How long a caller is kept waiting for news, and how often Temporal is asked meanwhile, in milliseconds. */
const [patience, pause] = [20_000, 250];

/** How far a rehearsal is: answered at once when it has come further than `after` scripts, or is over. */
export function getRehearsal(context: ServiceContext): RehearsalsService['get'] {
  return async (caller, id, after = -1) => {
    refuseUnlessDesigner(caller);
    const end = Date.now() + patience;
    for (;;) {
      const found = await findRehearsal(context, caller, id);
      if (found.status.name !== 'RUNNING') return stateOf(context, id, found);
      const progress = await progressOf(context, found);
      if (progress.done > after || Date.now() > end) return { state: 'playing', ...progress };
      await rest(pause);
    }
  };
}

async function stateOf(
  context: ServiceContext,
  id: string,
  { status }: WorkflowExecutionDescription,
): Promise<RehearsalState> {
  if (status.name !== 'COMPLETED')
    return { state: 'failed', problem: 'The rehearsal was ended before its time. Play again.' };
  const result = await ask(
    context,
    ({ workflow }) => workflow.getHandle(rehearsalWorkflowId(id)).result() as Promise<RehearsalResult>,
  );
  return result.state === 'played' ? unpackFilms(result.packed) : result;
}
