import type { Client } from '@temporalio/client';
import { standingWorkflowId } from '../../domain/ids.ts';
import { taskQueue } from '../../workflows/case.messages.ts';
import {
  type PartnerStandingInput,
  partnerStandingWorkflow,
  type Reconsider,
  reconsiderSignal,
} from '../../workflows/partner-standing.messages.ts';

/**
 * Has a partner's standing looked at again, soon; starts its workflow where there is none. Call it after what has
 * changed is written. Once more does no harm, so whoever is cut off in between calls it again.
 */
export async function reconsider(
  client: Pick<Client, 'workflow'>,
  partnerId: string,
  change: Reconsider = {},
): Promise<void> {
  await client.workflow.signalWithStart(partnerStandingWorkflow, {
    ...{ workflowId: standingWorkflowId(partnerId), taskQueue },
    args: [{ partnerId } satisfies PartnerStandingInput],
    signal: reconsiderSignal,
    signalArgs: [change],
    staticSummary: `Standing of ${partnerId}`,
  });
}
