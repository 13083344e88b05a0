import { webhookWorkflowId } from '../../domain/ids.ts';
import { portalUrl } from '../mail/links.ts';
import { pausedMailContent } from '../mail/templates/webhook.templates.ts';
import { deliver, type SendMessageDeps } from '../send-message.activity.ts';
import type { Stores } from '../store/stores.ts';
import type { WebhookActivities } from './webhook-activities.ts';

/** Operations, where nobody administers. */
const told = ['admin', 'ops'];

export function tellPaused(
  deps: SendMessageDeps & { readonly stores: Pick<Stores, 'webhooks' | 'people'> },
): WebhookActivities['tellPaused'] {
  return async ({ endpointId, paused }) => {
    const endpoint = await deps.stores.webhooks.get(endpointId);
    // Somebody has put it right meanwhile.
    if (endpoint?.paused?.since !== paused.since) return;
    const url = portalUrl(deps, `/console/webhooks/${encodeURIComponent(endpointId)}`);
    for (const role of told) {
      const people = await deps.stores.people.byRole(role);
      for (const person of people) {
        const occasion = { workflowId: webhookWorkflowId(endpointId), step: `paused-${paused.since}` };
        await deliver(deps, occasion, person, pausedMailContent(endpoint, paused, { person, url }));
      }
      if (people.length > 0) return;
    }
  };
}
