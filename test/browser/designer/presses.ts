import type { Locator, Page } from 'playwright-core';

/** What one change in the designer takes. */
export interface Count {
  readonly clicks: number;
  readonly keys: number;
}

interface TextField {
  readonly value: string;
  setSelectionRange(from: number, to: number): void;
}

/**
 * Somebody before the designer, by mouse and keys, with every press counted: choosing from a list is two clicks.
 * Finding the place, which is scrolling or showing all of the diagram, counts nothing.
 */
export class Presses {
  clicks = 0;
  keys = 0;
  readonly page: Page;
  readonly form: Locator;

  constructor(page: Page) {
    this.page = page;
    this.form = page.getByRole('tabpanel', { name: 'Form' });
  }

  get count(): Count {
    return { clicks: this.clicks, keys: this.keys };
  }

  async click(target: Locator): Promise<void> {
    this.clicks += 1;
    await target.click();
  }

  /** A box of the diagram. */
  async box(name: RegExp): Promise<void> {
    const diagram = this.page.getByLabel('The program as boxes and arrows');
    await this.page.getByRole('button', { name: 'Show all', exact: true }).click();
    await this.click(diagram.getByRole('button', { name }).first());
    await this.shows(/: /);
  }

  button(name: string | RegExp, within: Locator | Page = this.page): Promise<void> {
    return this.click(within.getByRole('button', { name, exact: typeof name === 'string' }).first());
  }

  /** Unfolds an item of a list of the form. */
  unfold(title: string): Promise<void> {
    return this.click(this.form.locator('summary').filter({ hasText: title }).first());
  }

  async choose(list: Locator, label: string | RegExp): Promise<void> {
    this.clicks += 2;
    const option = list.locator('option').filter({ hasText: label }).first();
    await list.focus();
    await list.selectOption({ label: (await option.textContent()) ?? '' });
  }

  async type(text: string): Promise<void> {
    this.keys += text.length;
    await this.page.keyboard.type(text);
  }

  async press(key: string, times = 1): Promise<void> {
    this.keys += times;
    for (let press = 0; press < times; press += 1) await this.page.keyboard.press(key);
  }

  /** Waits until the form is that of something else. */
  async shows(heading: string | RegExp): Promise<void> {
    await this.form.getByRole('heading', { level: 2, name: heading }).waitFor();
  }

  /** Types into the field that has the focus by itself, once something was added. */
  async typeAtOnce(text: string): Promise<void> {
    await this.page.locator('input:focus, textarea:focus').waitFor();
    await this.type(text);
  }

  /** Types over what a field selects by itself when it is entered. */
  async fill(field: Locator, text: string): Promise<void> {
    await this.click(field);
    await this.type(text);
  }

  /** Enters a field with a click behind `before`, and exchanges what stands there. */
  async exchange(field: Locator, before: string, gone: string, text: string): Promise<void> {
    await this.click(field);
    await field.evaluate((input, behind) => {
      const { value } = input as unknown as TextField;
      const at = value.indexOf(behind) + behind.length;
      (input as unknown as TextField).setSelectionRange(at, at);
    }, before + gone);
    await this.press('Backspace', gone.length);
    await this.type(text);
  }
}
