import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { contextFor, goTo, launch, openPortal } from './open-portal.ts';
import { scenes } from './scenes.ts';

const runAxe = `${axe.source}
axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(
  ({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' | ')),
)`;

/** Each width and each scheme once: what depends on the one does not depend on the other. */
const views = [
  { width: 1280, colorScheme: 'light' },
  { width: 360, colorScheme: 'dark' },
] as const;

const scrollsSideways = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';

let browser: Browser;
beforeAll(async () => {
  browser = await launch(inject('chromiumPath'));
});
afterAll(() => browser.close());

describe('every page can be used by everyone', () => {
  it.each(scenes)('$name', async (scene) => {
    const portal = await openPortal(scene.world);
    const context = await contextFor(browser, portal.url, scene.as);
    const page = await context.newPage();
    await goTo(page, portal.url, scene);

    const findings: string[] = [];
    for (const { width, colorScheme } of views) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const violations = (await page.evaluate(runAxe)) as string[];
      findings.push(...violations.map((violation) => `${width} ${colorScheme}: ${violation}`));
      if (await page.evaluate(scrollsSideways)) findings.push(`${width}: the page scrolls sideways`);
    }
    await context.close();
    await portal.close();

    expect(findings).toEqual([]);
  });
});
