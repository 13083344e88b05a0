import { type Client, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import {
  type DealRegistrationInput,
  dealRegistrationWorkflow,
} from '../workflows/deal-registration.messages.ts';
import { dealStartOptions } from '../workflows/deal-registration.start.ts';
import type { OutsideActivities } from './activities.ts';

/** Starts the case that continues a transferred deal; one that runs already is what was asked for. */
export function startTransferredDeal(deps: {
  readonly client: Client;
  readonly publicUrl: string;
}): OutsideActivities['startTransferredDeal'] {
  return async ({ input }) => {
    const options = dealStartOptions(input as DealRegistrationInput, deps.publicUrl);
    try {
      await deps.client.workflow.start(dealRegistrationWorkflow, options);
    } catch (failure) {
      if (!(failure instanceof WorkflowExecutionAlreadyStartedError)) throw failure;
    }
  };
}
