import type { WebhookDelivery } from '../../../../domain/webhooks/webhook.ts';
import type { Webhook, WebhooksService } from '../../../../handlers/services/webhooks.services.ts';
import { after } from './sample.ts';

type Change = <T>(name: string, input: unknown, answer: () => T) => Promise<T>;

const erp: Webhook = {
  ...{ id: 'WH-7K3M9Q2XBA', url: 'https://erp.vendor.example/hooks', label: 'ERP' },
  ...{ events: ['deal.won', 'mdf.claim.paid'], createdAt: after(-20), createdBy: 'P-0PS0000001' },
};
const gone: Webhook = {
  ...{ ...erp, id: 'WH-0000000002', label: 'Old CRM', oldSecretUntil: after(1) },
  ...{ paused: { why: 'failing', since: after(-1) }, failingSince: after(-6) },
};
const delivery: WebhookDelivery = {
  ...{ endpointId: erp.id, eventId: `evt_${'0'.repeat(32)}`, type: 'deal.won', subject: 'CASE#D-1', nth: 0 },
  ...{ at: after(-2), body: '{"type":"deal.won"}', status: 'delivered', attempts: 1 },
  last: { at: after(-2), status: 204, answer: '', took: 80 },
};
const deliveries: readonly WebhookDelivery[] = [
  delivery,
  { ...delivery, eventId: `evt_${'1'.repeat(32)}`, status: 'waiting', attempts: 0, nextAt: after(0) },
  {
    ...{ ...delivery, eventId: `evt_${'2'.repeat(32)}`, status: 'waiting', attempts: 3, nextAt: after(0.1) },
    last: { at: after(-0.1), answer: 'No answer: nothing listens there', took: 12 },
  },
  {
    ...{ ...delivery, eventId: `evt_${'3'.repeat(32)}`, status: 'failed', attempts: 10 },
    last: { at: after(-0.1), status: 500, answer: '<html>Internal Server Error</html>', took: 12 },
  },
];

/** Two endpoints; what is changed there is only noted. */
export function fakeWebhooks(change: Change): WebhooksService {
  const secret = 'whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=';
  const of = (id: string) => (id === gone.id ? gone : erp);
  return {
    list: async () => [erp, gone],
    get: async (_caller, id) => of(id),
    register: (_caller, input) => change('register-webhook', input, () => ({ webhook: erp, secret })),
    change: (_caller, id, input) => change('change-webhook', input, () => of(id)),
    giveSecret: (_caller, id) => change('give-secret', id, () => ({ webhook: of(id), secret })),
    pause: (_caller, id) => change('pause-webhook', id, () => of(id)),
    resume: (_caller, id) => change('resume-webhook', id, () => of(id)),
    remove: (_caller, id) => change('remove-webhook', id, () => undefined),
    test: (_caller, id) => change('test-webhook', id, () => delivery),
    deliveries: async () => ({ items: deliveries }),
    redeliver: (_caller, _id, input) => change('redeliver', input, () => ({ sent: 1, more: false })),
    takeSetAside: async () => ({ taken: 0, left: 0 }),
  };
}
