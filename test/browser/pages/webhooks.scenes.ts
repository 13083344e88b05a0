import type { Scene } from './scenes.ts';

/** The systems that are told what happens. */
export const webhookScenes: readonly Scene[] = [
  { name: 'the endpoints of webhooks', path: '/console/webhooks', as: 'dana' },
  {
    name: 'an endpoint and its secret',
    path: '/console/webhooks',
    as: 'dana',
    press: ['Register it and get its secret'],
  },
  { name: 'an endpoint', path: '/console/webhooks/WH-7K3M9Q2XBA', done: 'webhook-test', as: 'dana' },
  { name: 'an endpoint that is paused', path: '/console/webhooks/WH-0000000002', as: 'dana' },
];
