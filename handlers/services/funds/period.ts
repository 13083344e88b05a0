import { type Client, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { FundStore } from '../../../activities/store/funds.store.ts';
import { fundWorkflowId } from '../../../domain/ids.ts';
import type { Fund } from '../../../domain/mdf/fund.schema.ts';
import { taskQueue } from '../../../workflows/case.messages.ts';
import { type FundPeriodInput, fundPeriodWorkflow } from '../../../workflows/fund-period.messages.ts';

/** The fund's own workflow: reminds its owner, and ends the period. One that runs already is left alone. */
export async function startPeriod(temporal: Client, { id, period }: Fund): Promise<void> {
  try {
    await temporal.workflow.start(fundPeriodWorkflow, {
      workflowId: fundWorkflowId(id),
      taskQueue,
      args: [{ fundId: id } satisfies FundPeriodInput],
      staticSummary: `Fund ${id} until ${period.to}`,
    });
  } catch (failure) {
    if (!(failure instanceof WorkflowExecutionAlreadyStartedError)) throw failure;
  }
}

/**
 * Starts the workflow of every open fund that lacks one: one that was written without Temporal, as the first data are,
 * or whose creation was cut off in between. Funds that have one are left alone, so every start of a worker may do this.
 */
export async function startMissingPeriods(temporal: Client, funds: Pick<FundStore, 'funds'>): Promise<void> {
  let cursor: string | undefined;
  do {
    const page = await funds.funds({ limit: 100, cursor });
    for (const fund of page.items) if (fund.status === 'open') await startPeriod(temporal, fund);
    cursor = page.cursor;
  } while (cursor !== undefined);
}
