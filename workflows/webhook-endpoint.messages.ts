import { defineSignal } from './define.ts';

export const webhookEndpointWorkflow = 'webhookEndpoint';

/** The start of the workflow of an endpoint: what is to be sent stands in the store. */
export interface WebhookEndpointInput {
  readonly endpointId: string;
  /** The state carried over by continue-as-new; absent at the start. */
  readonly resume?: unknown;
}

export interface WakeWebhook {
  /** Somebody waits for it: an endpoint that is left alone for a while is tried all the same. */
  readonly atOnce?: boolean;
}

/** There is something to be sent. */
export const wakeSignal = defineSignal<[WakeWebhook]>('wake');
