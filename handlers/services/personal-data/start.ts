import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { taskQueue } from '../../../workflows/case.messages.ts';
import type { ServiceContext } from '../context.ts';
import { ask } from '../temporal.ts';

/** Starts the work on somebody's data. One of each at a time: what runs already is what was asked for. */
export async function start(
  context: ServiceContext,
  workflow: string,
  workflowId: string,
  personId: string,
): Promise<void> {
  await ask(context, (temporal) =>
    temporal.workflow
      .start(workflow, { workflowId, taskQueue, args: [{ personId }], staticSummary: `For ${personId}` })
      .catch((failure: unknown) => {
        if (!(failure instanceof WorkflowExecutionAlreadyStartedError)) throw failure;
      }),
  );
}
