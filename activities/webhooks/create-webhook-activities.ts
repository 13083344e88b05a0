import type { SendMessageDeps } from '../send-message.activity.ts';
import type { Stores } from '../store/stores.ts';
import { type DeliverDeps, deliverDue } from './deliver-due.activity.ts';
import { tellPaused } from './tell-paused.activity.ts';
import type { WebhookActivities } from './webhook-activities.ts';

export interface WebhookActivityDeps extends SendMessageDeps, Pick<DeliverDeps, 'random' | 'answerWithin'> {
  readonly stores: Stores;
  /** Endpoints may stand in the own network, and be spoken to by plain http. */
  readonly privateWebhooks: boolean;
}

/** The activities of endpoints, over what they need. */
export function createWebhookActivities(deps: WebhookActivityDeps): WebhookActivities {
  const now = deps.now ?? (() => new Date());
  return {
    deliverDue: deliverDue({ ...deps, now, privately: deps.privateWebhooks }),
    tellPaused: tellPaused(deps),
  };
}
