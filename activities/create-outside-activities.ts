import type { Client } from '@temporalio/client';
import type { Installation } from '../domain/programs/installation.schema.ts';
import { createRunAction } from './actions/run-action.activity.ts';
import type { OutsideActivities } from './activities.ts';
import { createKeepAgreement } from './agreements/keep-agreement.activity.ts';
import { createCallWebhook } from './call-webhook.activity.ts';
import { createRunCheck } from './checks/run-check.activity.ts';
import type { AttemptActivities } from './learning/attempt-activities.ts';
import { createAttemptActivities } from './learning/create-attempt-activities.ts';
import { createSendMessage, type SendMessageDeps } from './send-message.activity.ts';
import { createSendProgramMessage } from './send-program-message.activity.ts';
import { createStartCase } from './start-case.activity.ts';
import { startTransferredDeal } from './start-transferred-deal.activity.ts';
import type { Stores } from './store/stores.ts';

export interface OutsideDeps extends SendMessageDeps {
  readonly stores: Stores;
  readonly client: Client;
  readonly installation: Installation;
}

/** The activities that can be slow or down, over what they need. */
export function createOutsideActivities(deps: OutsideDeps): OutsideActivities & AttemptActivities {
  const now = deps.now ?? (() => new Date());
  return {
    sendMessage: createSendMessage(deps),
    sendProgramMessage: createSendProgramMessage(deps),
    startTransferredDeal: startTransferredDeal(deps),
    runCheck: createRunCheck({ ...deps, now }),
    runAction: createRunAction({ ...deps, now }),
    callWebhook: createCallWebhook({ stores: deps.stores, webhooks: deps.installation.webhooks, now }),
    startCase: createStartCase(deps),
    keepAgreement: createKeepAgreement(deps),
    ...createAttemptActivities(deps),
  };
}
