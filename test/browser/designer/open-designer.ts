import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { inject } from 'vitest';
import { brandingSchema } from '../../../domain/branding/branding.schema.ts';
import type { Person } from '../../../domain/people/person.schema.ts';
import { createApp } from '../../../handlers/app.ts';
import { createLog } from '../../../handlers/log.ts';
import { sessionCookie } from '../../../handlers/own-pages.ts';
import { startProduct, type TestProduct } from '../../support/product.ts';

/** The whole app over real Temporal and DynamoDB, with the designer as browsers get it. */
export interface OpenDesigner {
  readonly url: string;
  readonly product: TestProduct;
  /** A page of a browser in which this person is signed in; `alone` in a browser of its own, which has nothing cached. */
  pageOf(browser: Browser, person: Person, alone?: boolean): Promise<Page>;
  close(): Promise<void>;
}

export async function openDesigner(): Promise<OpenDesigner> {
  const product = await startProduct();
  const { services, stores } = product;
  const app = createApp({
    ...{ services, stores, publicUrl: 'http://localhost', log: createLog('silent') },
    designerFiles: inject('designerFiles'),
    ...{ branding: brandingSchema.parse({ name: 'Meridian Software' }), addressOf: () => '192.0.2.1' },
  });
  let server: ReturnType<typeof serve> | undefined;
  const { port } = await new Promise<AddressInfo>((resolve) => {
    server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, resolve);
  });
  const url = `http://localhost:${port}`;
  // Links are sent a few times an hour at most, so that each person signs in once.
  const sessions = new Map<string, Promise<string>>();
  const sessionFor = (person: Person) => {
    const session = sessions.get(person.id) ?? sessionOf(product, person);
    sessions.set(person.id, session);
    return session;
  };
  const contexts = new Map<string, Promise<BrowserContext>>();
  const signedIn = async (browser: Browser, person: Person) => {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce',
    });
    const value = await sessionFor(person);
    await context.addCookies([{ name: sessionCookie, value, url }]);
    return context;
  };
  return {
    url,
    product,
    async pageOf(browser, person, alone = false) {
      if (alone) return (await signedIn(browser, person)).newPage();
      const context = contexts.get(person.id) ?? signedIn(browser, person);
      contexts.set(person.id, context);
      return (await context).newPage();
    },
    async close() {
      server?.close();
      if (server && 'closeAllConnections' in server) server.closeAllConnections();
      await product.close();
    },
  };
}

/** Signs somebody in as they do themselves: by the e-mailed link. */
async function sessionOf({ services, mails }: TestProduct, { email }: Person): Promise<string> {
  await services.signIn.requestLink(email);
  const mail = mails.findLast(({ to }) => to === email);
  const [, token = ''] = /\/sign-in\/(\S+)/.exec(mail?.text ?? '') ?? [];
  const redeemed = await services.signIn.redeem(token);
  if (!redeemed) throw new Error(`${email} could not be signed in.`);
  return redeemed.session;
}
