import type { WebhookEndpoint } from '../../../../domain/webhooks/webhook.ts';
import { people } from './people.ts';

/** An endpoint that is there. */
export const knownWebhook: WebhookEndpoint = {
  ...{ id: 'WH-7K3M9Q2XBA', url: 'https://erp.vendor.example/hooks', label: 'ERP', events: ['deal.won'] },
  secrets: [],
  ...{ createdAt: '2026-11-02T09:00:00.000Z', createdBy: people.admin.id },
};
