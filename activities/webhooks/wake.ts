import type { Client } from '@temporalio/client';
import { webhookWorkflowId } from '../../domain/ids.ts';
import { taskQueue } from '../../workflows/case.messages.ts';
import {
  type WakeWebhook,
  type WebhookEndpointInput,
  wakeSignal,
  webhookEndpointWorkflow,
} from '../../workflows/webhook-endpoint.messages.ts';

/**
 * Has an endpoint's events sent; starts its workflow where there is none. Call it after an event is written. `atOnce`:
 * somebody waits for it, so an endpoint that is left alone for a while is tried all the same.
 */
export async function wakeWebhook(
  client: Pick<Client, 'workflow'>,
  endpointId: string,
  wake: WakeWebhook = {},
): Promise<void> {
  await client.workflow.signalWithStart(webhookEndpointWorkflow, {
    ...{ workflowId: webhookWorkflowId(endpointId), taskQueue },
    args: [{ endpointId } satisfies WebhookEndpointInput],
    signal: wakeSignal,
    signalArgs: [wake],
    staticSummary: `Events for ${endpointId}`,
  });
}
