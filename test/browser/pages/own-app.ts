import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { brandingSchema } from '../../../domain/branding/branding.schema.ts';
import { createApp } from '../../../handlers/app.ts';
import { createLog } from '../../../handlers/log.ts';
import { createSetting, type Setting } from '../../offline/handlers/support/setting.ts';

export interface OwnApp {
  readonly url: string;
  /** Begins anew, with services over stores of its own, at the same address. */
  fresh(): Setting;
  close(): void;
}

/** The whole app with its services, for flows in which what one page does is seen on the next. */
export async function openOwnApp(): Promise<OwnApp> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    url,
    close: () => server.close(),
    fresh() {
      const setting = createSetting({ at: url });
      const { services, stores, clock } = setting;
      const app = createApp({
        ...{ services, stores, publicUrl: url, branding: brandingSchema.parse({}), log: createLog('silent') },
        addressOf: () => '127.0.0.1',
        now: () => clock.now,
      });
      server.removeAllListeners('request').on('request', getRequestListener(app.fetch));
      return setting;
    },
  };
}
