import { type Client, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { auditAnchorsWorkflow, auditAnchorsWorkflowId } from '../../../workflows/audit-anchors.messages.ts';
import { taskQueue } from '../../../workflows/case.messages.ts';

/** The audit's own workflow; one that runs is left alone. */
export async function startAnchors({ workflow }: Client): Promise<void> {
  await workflow
    .start(auditAnchorsWorkflow, { workflowId: auditAnchorsWorkflowId, taskQueue, args: [] })
    .catch((failure: unknown) => {
      if (!(failure instanceof WorkflowExecutionAlreadyStartedError)) throw failure;
    });
}
