import { WithStartWorkflowOperation, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { noteCommand } from '../../../activities/store/audit/act.ts';
import { isDeal } from '../../../domain/cases/any-case.ts';
import { DomainError } from '../../../domain/errors.ts';
import type { ProcessView } from '../../../domain/processes/process-facts.ts';
import {
  type ProcessCaseInput,
  processCaseWorkflow,
  startUpdate,
} from '../../../workflows/process.messages.ts';
import { processStartOptions } from '../../../workflows/process.start.ts';
import type { ServiceContext } from '../context.ts';
import { ask } from '../temporal.ts';

/**
 * Starts the case, joins the one that runs, or finds the one that has ended: whoever sends the same again gets the
 * same case, a second or a year later. It needs Temporal's own classes: whoever starts a case loads this file then.
 */
export async function startOrFind(context: ServiceContext, input: ProcessCaseInput): Promise<ProcessView> {
  const startWorkflowOperation = new WithStartWorkflowOperation(processCaseWorkflow, {
    ...processStartOptions(input, context.publicUrl),
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'REJECT_DUPLICATE',
  });
  noteCommand(startUpdate.name, input.caseId);
  try {
    return await ask(context, ({ workflow }) =>
      workflow.executeUpdateWithStart(startUpdate, { startWorkflowOperation }),
    );
  } catch (failure) {
    const stored = hasEnded(failure) ? await context.stores.cases.load(input.caseId) : undefined;
    if (!stored || isDeal(stored.view)) throw failure;
    return stored.view;
  }
}

function hasEnded(failure: unknown): boolean {
  if (failure instanceof WorkflowExecutionAlreadyStartedError) return true;
  return failure instanceof DomainError && failure.code === 'case-closed';
}
