import type axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { barriers, bringAxe } from '../axe.ts';
import { contextFor, goTo, launch, openMenu, openPortal } from './open-portal.ts';
import { type Scene, scenes } from './scenes.ts';

const everyRule = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What depends on how it looks. The rest depends on the markup, which is the same in every view. */
const looks = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size'];

interface View {
  readonly width: number;
  readonly colorScheme: 'light' | 'dark';
  readonly rules: axe.RunOnly;
}

/** Each width and each scheme once: what depends on the one does not depend on the other. */
const wide: View = { width: 1280, colorScheme: 'light', rules: { type: 'tag', values: everyRule } };
const narrow: View = { width: 360, colorScheme: 'dark', rules: { type: 'rule', values: looks } };

const scrollsSideways = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';

let browser: Browser;
/** One for each who is signed in, for all scenes: a page that is gone to anew keeps nothing of the one before. */
const pages = new Map<Scene['as'], Promise<Page>>();
beforeAll(async () => {
  browser = await launch(inject('chromiumPath'));
});
afterAll(() => browser.close());

async function pageOf(who: Scene['as'], url: string): Promise<Page> {
  const page = pages.get(who) ?? newPageOf(who, url);
  pages.set(who, page);
  return page;
}

async function newPageOf(who: Scene['as'], url: string): Promise<Page> {
  const context = await contextFor(browser, url, who);
  await bringAxe(context);
  return context.newPage();
}

describe('every page can be used by everyone', () => {
  it.each(scenes)('$name', async (scene) => {
    const portal = await openPortal(scene.world);
    const page = await pageOf(scene.as, portal.url);
    await page.setViewportSize({ width: wide.width, height: 800 });
    await goTo(page, portal.url, scene);

    const findings: string[] = [];
    for (const { width, colorScheme, rules } of [wide, narrow]) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      if (scene.menu) await openMenu(page);
      const found = await barriers(page, rules);
      findings.push(...found.map((barrier) => `${width} ${colorScheme}: ${barrier}`));
      if (await page.evaluate(scrollsSideways)) findings.push(`${width}: the page scrolls sideways`);
    }
    await portal.close();

    expect(findings).toEqual([]);
  });
});
