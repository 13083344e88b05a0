import type { WebhookDelivery } from '../../domain/webhooks/webhook.ts';
import type { Webhook } from '../../handlers/services/webhooks.services.ts';
import type { IconName } from '../components/icon.tsx';
import type { Tone } from '../components/stage-chip.tsx';

export const webhooksPath = '/console/webhooks';
export const webhookPath = (id: string) => `${webhooksPath}/${encodeURIComponent(id)}`;

interface Look {
  readonly word: string;
  readonly tone: Tone;
  readonly icon: IconName;
}

/** How an endpoint is, in a word or two. */
export function webhookLook({ paused, failingSince }: Pick<Webhook, 'paused' | 'failingSince'>): Look {
  if (paused?.why === 'gone') return { word: 'Paused: gone', tone: 'bad', icon: 'cross' };
  if (paused?.why === 'failing') return { word: 'Paused: failed', tone: 'bad', icon: 'cross' };
  if (paused) return { word: 'Paused', tone: 'quiet', icon: 'dots' };
  if (failingSince) return { word: 'Takes nothing', tone: 'attention', icon: 'alert' };
  return { word: 'On', tone: 'good', icon: 'check' };
}

/** What became of an event. */
export function deliveryLook({ status, attempts }: Pick<WebhookDelivery, 'status' | 'attempts'>): Look {
  if (status === 'delivered') return { word: 'Taken', tone: 'good', icon: 'check' };
  if (status === 'failed') return { word: 'Given up', tone: 'bad', icon: 'cross' };
  return attempts === 0
    ? { word: 'Waits', tone: 'busy', icon: 'dots' }
    : { word: 'Tried again', tone: 'attention', icon: 'clock' };
}
