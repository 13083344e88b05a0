import { createAdaptorServer, type ServerType } from '@hono/node-server';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, inject } from 'vitest';
import { brandingSchema } from '../../../domain/branding/branding.schema.ts';
import { sessionCookie } from '../../../handlers/own-pages.ts';
import { doneCookie } from '../../../handlers/pages/lead-on.ts';
import { pageRoutes } from '../../../handlers/pages/page-routes.ts';
import { type Call, fakeServices, type World } from '../../offline/portal/support/fake-services.ts';
import { now } from '../../offline/portal/support/sample.ts';
import type { Scene } from './scenes.ts';

/** The pages over HTTP with services in memory, and a browser before them. */
export interface OpenPortal {
  readonly url: string;
  readonly world: World;
  readonly changes: readonly Call[];
  readonly close: () => Promise<void>;
}

export function launch(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: ['--headless', '--no-sandbox', '--disable-gpu'] });
}

/** Serves the pages on a free port. */
export async function openPortal(world: Partial<World> = {}): Promise<OpenPortal> {
  const fake = fakeServices(world);
  const app = pageRoutes({
    services: fake.services,
    audit: { append: async () => {} },
    branding: brandingSchema.parse({ name: 'Meridian Software' }),
    publicUrl: 'http://localhost',
    temporalUiUrl: 'http://localhost:8233/namespaces/default',
    now: () => new Date(now),
  });
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const url = `http://localhost:${portOf(server)}`;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      if ('closeAllConnections' in server) server.closeAllConnections();
    });
  return { ...fake, url, close };
}

function portOf(server: ServerType): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return address.port;
}

/** A browser of somebody who is signed in, or of nobody. */
export async function contextFor(
  browser: Browser,
  url: string,
  who: Scene['as'],
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext(options);
  if (who) await context.addCookies([{ name: sessionCookie, value: `session-of-${who}`, url }]);
  return context;
}

/** Goes to a scene: opens its page, unfolds, ticks and presses what it says. */
export async function goTo(page: Page, url: string, scene: Scene): Promise<void> {
  if (scene.done) await page.context().addCookies([{ name: doneCookie, value: scene.done, url }]);
  await page.goto(`${url}${scene.path}`);
  if (scene.menu) await openMenu(page);
  if (scene.unfold)
    for (const summary of await page.locator('main details > summary').all()) await unfold(summary);
  if (scene.tick) for (const box of await page.getByRole('checkbox').all()) await box.check();
  if (scene.choose) await page.getByLabel(scene.choose, { exact: true }).check();
  for (const name of scene.press ?? []) await press(page, name);
}

/** Opens the menu, where it stands behind a button, and what sets the product up in it. */
export async function openMenu(page: Page): Promise<void> {
  if (await page.locator('#menu').isHidden())
    await page.getByRole('button', { name: 'Menu', exact: true }).press('Enter');
  const setUp = page.getByText('Set up', { exact: true });
  if ((await setUp.locator('xpath=..').getAttribute('open')) === null) await setUp.press('Enter');
}

/** Every button sends a form: what is looked at next is the page that answers, once it is there. */
async function press(page: Page, name: string): Promise<void> {
  const answered = page.waitForEvent('load');
  await page.getByRole('button', { name, exact: true }).click();
  await answered;
}

async function unfold(summary: ReturnType<Page['locator']>): Promise<void> {
  const isFolded = (await summary.locator('xpath=..').getAttribute('open')) === null;
  if (isFolded && (await summary.isVisible())) await summary.press('Enter');
}

/** A browser for the file, and a portal of its own for each of its tests. */
export function portalForEachTest() {
  let browser: Browser;
  let portal: OpenPortal;
  beforeAll(async () => {
    browser = await launch(inject('chromiumPath'));
  });
  beforeEach(async () => {
    portal = await openPortal();
  });
  afterEach(() => portal.close());
  afterAll(() => browser.close());
  return {
    portal: () => portal,
    /** A page of somebody's browser, or of nobody's. */
    pageOf: async (who: Scene['as'], options: BrowserContextOptions): Promise<Page> =>
      (await contextFor(browser, portal.url, who, options)).newPage(),
  };
}

/** A browser that runs no script at all. */
export const withoutScript: BrowserContextOptions = { javaScriptEnabled: false };
