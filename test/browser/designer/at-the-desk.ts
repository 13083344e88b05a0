import type axe from 'axe-core';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { seedPeople } from '../../../local/seed-data.ts';
import { callerOf } from '../../support/product.ts';
import { barriers } from '../axe.ts';
import type { OpenDesigner } from './open-designer.ts';

const olga = callerOf(seedPeople.ops);

/** A draft of a shipped program, or of a text; gives its id. */
export async function begun(
  { product }: OpenDesigner,
  from: { readonly template: string } | { readonly source: string },
): Promise<string> {
  const input =
    'template' in from
      ? { from: { kind: 'template', name: from.template } }
      : { from: { kind: 'file', source: from.source, scripts: '' } };
  const { id } = await product.services.drafts.create(olga, input);
  return id;
}

/** What is saved of a draft's program. */
export async function saved({ product }: OpenDesigner, id: string): Promise<string> {
  const { source } = await product.services.drafts.get(olga, id);
  return source;
}

export const textOf = (page: Page): Locator => page.getByRole('textbox', { name: 'The program, as YAML' });

/** Opens a draft, and waits until it has been read. */
export async function openDraft(page: Page, url: string, id: string): Promise<void> {
  await page.goto(`${url}/programs/drafts/${id}`);
  await hasBeenRead(page);
}

export async function hasBeenRead(page: Page): Promise<void> {
  await page.getByText(/^No problems$|: show the next$/).waitFor();
}

/** Writes at the end of a line that can be seen. */
export async function writeBehind(page: Page, line: string, text: string): Promise<void> {
  await textOf(page).locator('.cm-line').filter({ hasText: line }).first().click();
  await page.keyboard.press('End');
  await page.keyboard.insertText(text);
}

/** Writes at the very end. */
export async function writeAtEnd(page: Page, text: string): Promise<void> {
  await textOf(page).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText(text);
}

/** Presses a box of the diagram, wherever it lies. */
export async function pressBox(page: Page, name: RegExp): Promise<Locator> {
  await page.getByRole('button', { name: 'Show all', exact: true }).click();
  const box = page.getByLabel('The program as boxes and arrows').getByRole('button', { name }).first();
  await box.click();
  return box;
}

/** What somebody does who comes back to the window. */
export const comeBack = (page: Page) => page.evaluate('window.dispatchEvent(new Event("focus"))');

/** The line that the cursor is in. */
export const lineOfCursor = (page: Page): Locator => textOf(page).locator('.cm-activeLine');

export async function isSaved(open: OpenDesigner, page: Page, id: string, text: string): Promise<void> {
  await expect.poll(() => saved(open, id)).toContain(text);
  await page.getByText(/^Saved \d\d:\d\d$/).waitFor();
}

/** Colours are all that differs in the dark. */
const rules = {
  light: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  dark: { type: 'rule', values: ['color-contrast'] },
} satisfies Record<string, axe.RunOnly>;

/** What keeps somebody from using the page, in light and in dark. */
export async function barriersInBoth(page: Page, where: string): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const inThis = await barriers(page, rules[colorScheme]);
    found.push(...inThis.map((barrier) => `${where}, ${colorScheme}: ${barrier}`));
  }
  return found;
}
