import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { newVersionWorkflowId } from '../../../domain/ids.ts';
import { isProcess, type Program } from '../../../domain/programs/program.ts';
import { taskQueue } from '../../../workflows/case.messages.ts';
import { type NewVersionInput, newVersionWorkflow } from '../../../workflows/new-version.messages.ts';
import type { ServiceContext } from '../context.ts';
import { ask } from '../temporal.ts';

/**
 * Begins what a version asks of holders, if it asks anything. Before it is published: whoever is cut off in between leaves
 * a workflow that looks for the publication, and one that nobody published ends by itself.
 */
export async function askHolders(context: ServiceContext, program: Program | undefined): Promise<void> {
  if (!isProcess(program) || (program.holders?.do ?? 'nothing') === 'nothing') return;
  const { program: programId, version } = program;
  await ask(context, async ({ workflow }) => {
    try {
      await workflow.start(newVersionWorkflow, {
        ...{ workflowId: newVersionWorkflowId(programId, version), taskQueue },
        args: [{ programId, version } satisfies NewVersionInput],
        staticSummary: `Holders of ${programId}, version ${version}`,
      });
    } catch (failure) {
      if (!(failure instanceof WorkflowExecutionAlreadyStartedError)) throw failure;
    }
  });
}
