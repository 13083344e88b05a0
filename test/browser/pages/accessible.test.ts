import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { contextFor, goTo, launch, openMenu, openPortal } from './open-portal.ts';
import { type Scene, scenes } from './scenes.ts';

const everyRule = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What depends on how it looks. The rest depends on the markup, which is the same in every view. */
const looks = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size'];

/** Of what is right, axe then says no more than that it is. */
function runAxe(runOnly: object): string {
  const options = JSON.stringify({ runOnly, resultTypes: ['violations'], selectors: false });
  return `axe.run(document, ${options}).then(
    ({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' | ')),
  )`;
}

/** Each width and each scheme once: what depends on the one does not depend on the other. */
const views = [
  { width: 1280, colorScheme: 'light', axe: runAxe({ type: 'tag', values: everyRule }) },
  { width: 360, colorScheme: 'dark', axe: runAxe({ type: 'rule', values: looks }) },
] as const;

const scrollsSideways = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';

let browser: Browser;
/** One for each who is signed in, for all scenes: a page that is gone to anew keeps nothing of the one before. */
const pages = new Map<Scene['as'], Promise<Page>>();
beforeAll(async () => {
  browser = await launch(inject('chromiumPath'));
});
afterAll(() => browser.close());

async function pageOf(who: Scene['as'], url: string): Promise<Page> {
  const page = pages.get(who) ?? contextFor(browser, url, who).then((context) => context.newPage());
  pages.set(who, page);
  return page;
}

describe('every page can be used by everyone', () => {
  it.each(scenes)('$name', async (scene) => {
    const portal = await openPortal(scene.world);
    const page = await pageOf(scene.as, portal.url);
    await page.setViewportSize({ width: views[0].width, height: 800 });
    await goTo(page, portal.url, scene);

    const findings: string[] = [];
    await page.evaluate(axe.source);
    for (const { width, colorScheme, axe: look } of views) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      if (scene.menu) await openMenu(page);
      const violations = (await page.evaluate(look)) as string[];
      findings.push(...violations.map((violation) => `${width} ${colorScheme}: ${violation}`));
      if (await page.evaluate(scrollsSideways)) findings.push(`${width}: the page scrolls sideways`);
    }
    await portal.close();

    expect(findings).toEqual([]);
  });
});
