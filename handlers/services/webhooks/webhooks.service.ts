import type { ServiceContext } from '../context.ts';
import type { WebhooksService } from '../webhooks.services.ts';

/** Endpoints of other systems. What does the work is loaded when it is first asked for. */
export function createWebhooksService(context: ServiceContext): WebhooksService {
  const reading = () => import('./read.ts');
  const changing = () => import('./change.ts');
  const sending = () => import('./send.ts');
  return {
    list: async (...asked) => (await reading()).listWebhooks(context)(...asked),
    get: async (...asked) => (await reading()).getWebhook(context)(...asked),
    deliveries: async (...asked) => (await reading()).listDeliveries(context)(...asked),
    register: async (...asked) => (await changing()).registerWebhook(context)(...asked),
    change: async (...asked) => (await changing()).changeWebhook(context)(...asked),
    giveSecret: async (...asked) => (await changing()).giveSecret(context)(...asked),
    pause: async (...asked) => (await changing()).pauseWebhook(context)(...asked),
    resume: async (...asked) => (await changing()).resumeWebhook(context)(...asked),
    remove: async (...asked) => (await changing()).removeWebhook(context)(...asked),
    test: async (...asked) => (await sending()).sendTest(context)(...asked),
    redeliver: async (...asked) => (await sending()).redeliver(context)(...asked),
    takeSetAside: async (...asked) => (await sending()).takeAgain(context)(...asked),
  };
}
