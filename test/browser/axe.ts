import axe from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';

/** Gives axe to each page of a browser as it opens: for many pages, a third of what handing it to each anew takes. */
export const bringAxe = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript({ content: axe.source });

const isLoaded = '"axe" in window';

/** What axe has against a page as it is: each rule, and the elements that break it. Of what is right it says nothing. */
export async function barriers(page: Page, runOnly?: axe.RunOnly): Promise<string[]> {
  if (!(await page.evaluate(isLoaded))) await page.evaluate(axe.source);
  const options = JSON.stringify({ runOnly, resultTypes: ['violations'], selectors: false });
  return page.evaluate(`axe.run(document, ${options}).then(
    ({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' | ')),
  )`);
}
