import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Person } from '../../../domain/people/person.schema.ts';
import { seedPeople } from '../../../local/seed-data.ts';
import { filmOf, frameOf } from '../../offline/designer/films.ts';
import { launch } from '../pages/open-portal.ts';
import {
  barriersInBoth,
  begun,
  comeBack,
  hasBeenRead,
  isSaved,
  lineOfCursor,
  openDraft,
  pressBox,
  saved,
  textOf,
  writeAtEnd,
  writeBehind,
} from './at-the-desk.ts';
import { type OpenDesigner, openDesigner } from './open-designer.ts';

const { ops, secondOps, admin, northwindSeller } = seedPeople;
const priceException = readFileSync('programs/price-exception.yaml', 'utf8');

let open: OpenDesigner;
let browser: Browser;
beforeAll(async () => {
  [open, browser] = await Promise.all([openDesigner(), launch(inject('chromiumPath'))]);
});
afterAll(async () => {
  await browser.close();
  await open.close();
});

/** Somebody before a draft of the price exception; `alone` in a browser that is cut off from others. */
async function begin(person: Person, alone?: 'alone'): Promise<{ page: Page; id: string }> {
  const id = await begun(open, { template: 'price-exception' });
  return { page: await pageAt(person, id, alone), id };
}

const opened: Page[] = [];
async function pageAt(person: Person, id: string, alone?: 'alone'): Promise<Page> {
  const page = await open.pageOf(browser, person, alone !== undefined);
  opened.push(page);
  await openDraft(page, open.url, id);
  return page;
}
// What is not looked at any more takes time from what is.
afterEach(async () => {
  await Promise.all(opened.splice(0).map((page) => page.close()));
});

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const show = (page: Page, panel: string) => page.getByRole('tab', { name: panel }).click();

describe('writing a program', () => {
  it('opens the version in force, saves what is typed, and has it after a reload', async () => {
    const page = await open.pageOf(browser, ops);
    await page.goto(`${open.url}/programs`);

    await press(page, 'Open in the designer : version 1 of Deal registration');
    await hasBeenRead(page);
    await writeAtEnd(page, '\n# Looked at in autumn');
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await isSaved(open, page, id, '# Looked at in autumn');
    await page.reload();
    await hasBeenRead(page);
    await page.keyboard.press('Control+End');

    await textOf(page).getByText('# Looked at in autumn').waitFor();
  });

  it('tells an error at its line, and writes what was meant on a press', async () => {
    const { page, id } = await begin(ops);

    await writeBehind(page, 'kind: custom', 's');
    await page.getByRole('button', { name: '1 problem: show the next' }).click();
    await textOf(page).locator('.cm-lintRange-error').hover();
    await page.getByRole('button', { name: /Write “custom”/ }).click();

    await page.getByText('No problems', { exact: true }).waitFor();
    await expect.poll(() => saved(open, id)).toBe(priceException);
  });

  it('is told of a paste that is no YAML', async () => {
    const { page } = await begin(ops, 'alone');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate('navigator.clipboard.writeText("stages: [ {{ not\\n\\tYAML: }")');

    await textOf(page).focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Control+V');

    await page.getByRole('button', { name: /problems?: show the next$/ }).waitFor();
    await page.getByText('The text is no YAML at the moment.').waitFor();
  });

  it('opens a program of 200 steps, and one with an error in every line', async () => {
    const long = priceException.replace('stages:\n', `stages:\n${stagesOf(200)}`);
    const wrong = priceException.replaceAll(/(\w+):/g, 'x$1:');

    const ofLong = await pageAt(ops, await begun(open, { source: long }));
    const ofWrong = await pageAt(ops, await begun(open, { source: wrong }));

    await ofLong.getByText('No problems', { exact: true }).waitFor();
    await ofLong.getByRole('button', { name: /More 2\b.*Computes/ }).click();
    await ofLong.getByRole('heading', { name: /More 2$/ }).waitFor();
    await ofLong.getByRole('button', { name: /More 2\b.*Computes/ }).press('End');
    await expect.poll(() => ofLong.evaluate('document.activeElement?.textContent')).toMatch(/^End: /);
    await ofWrong.getByRole('button', { name: /\d+ problems: show the next/ }).click();
    await writeAtEnd(ofWrong, '# and on');
    await textOf(ofWrong).getByText('# and on').waitFor();
  });
});

describe('diagram and forms', () => {
  it('leads from a box to its text and form; a change there keeps every other byte, and undo brings all back', async () => {
    const { page, id } = await begin(ops);

    await pressBox(page, /Your price:/);
    await page.getByRole('heading', { level: 2, name: /Your price:/ }).waitFor();
    await expect.poll(() => lineOfCursor(page).textContent()).toMatch(/step: task|id: answer/);
    await page
      .getByRole('group', { name: /Reminders/ })
      .getByRole('button', { name: 'Add an earlier one' })
      .click();
    await expect.poll(() => saved(open, id)).not.toBe(priceException);
    const changed = (await saved(open, id)).split('\n');
    await page.getByRole('banner').getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => saved(open, id)).toBe(priceException);

    const original = priceException.split('\n');
    const differing = changed.filter((line, index) => line !== original[index]);
    expect(changed).toHaveLength(original.length);
    expect(differing).toEqual([expect.stringMatching(/^ {8}reminders: \[\w+, P3D, P6D\]$/)]);
    const answer = await page.request.get(`${open.url}/v1/drafts/${id}`);
    expect((await answer.json()).source).toBe(priceException);
  });

  it('moves a step by keyboard, and the focus with it', async () => {
    const { page, id } = await begin(ops);
    const orderOf = (source: string) => source.indexOf('id: almostOverAgain') > source.indexOf('id: lastUse');

    const box = await pressBox(page, /^Wait: The extended price holds/);
    await box.press('Alt+ArrowDown');

    await expect.poll(async () => orderOf(await saved(open, id))).toBe(true);
    await expect
      .poll(() => page.evaluate('document.activeElement.textContent'))
      .toContain('The extended price');
  });

  it('shows what partners see: a form and an e-mail', async () => {
    const { page } = await begin(ops);

    await show(page, 'What partners see');
    const list = page.getByRole('navigation', { name: 'Previews' });
    const shown = page.getByRole('tabpanel').locator('iframe').contentFrame();
    await list.getByRole('button', { name: /Ask for a special price/ }).click();
    await shown.getByText('End customer').first().waitFor();
    await list.getByRole('button', { name: /No special price is needed/ }).click();

    await shown.getByRole('paragraph').filter({ hasText: 'Simply order, or ask again' }).waitFor();
  });

  it('can be used by everyone, in light and in dark, whatever panel is open', async () => {
    const { page } = await begin(ops);
    await pressBox(page, /Your price:/);
    const waits = {
      Form: page.getByRole('button', { name: 'Add an earlier one' }),
      'What partners see': page.getByRole('figure'),
      Rehearsal: page.getByRole('button', { name: 'Play all' }),
      Publish: page.getByRole('heading', { name: 'Propose' }),
    };

    const found: string[] = [];
    for (const [panel, ready] of Object.entries(waits)) {
      await show(page, panel);
      await ready.waitFor();
      found.push(...(await barriersInBoth(page, panel)));
    }

    expect(found).toEqual([]);
  });
});

describe('nothing that was typed is lost', () => {
  it('says that the session has ended, keeps the text, and saves it after signing in again', async () => {
    const { page, id } = await begin(ops, 'alone');
    const cookies = await page.context().cookies();

    await page.context().clearCookies();
    await writeAtEnd(page, '# typed without a session');
    await page.getByText(/Your session has ended: sign in again/).waitFor();
    await page.getByRole('link', { name: /Sign in/ }).waitFor();
    expect(await textOf(page).textContent()).toContain('# typed without a session');
    await page.context().addCookies(cookies);
    await comeBack(page);

    await isSaved(open, page, id, '# typed without a session');
  });

  it('keeps what is typed offline, and saves it once there is a network again', async () => {
    const { page, id } = await begin(ops, 'alone');

    await page.context().setOffline(true);
    await writeAtEnd(page, '# typed on a train');
    await page.getByText(/The server cannot be reached/).waitFor();
    expect(await saved(open, id)).toBe(priceException);
    await page.context().setOffline(false);

    await isSaved(open, page, id, '# typed on a train');
  });

  it('tells two people of each other, and puts in what both write', async () => {
    const { page: olga, id } = await begin(ops);
    const otto = await pageAt(secondOps, id);
    await comeBack(olga);
    await olga.getByText('Otto Ops is here too', { exact: true }).waitFor();
    await otto.getByText('Olga Ops is here too', { exact: true }).waitFor();

    await writeBehind(otto, 'title: Price exception', 's');
    await writeAtEnd(olga, '# by Olga');
    await isSaved(open, otto, id, 'title: Price exceptions');
    await isSaved(open, olga, id, '# by Olga');
    await Promise.all([comeBack(otto), comeBack(olga)]);

    await otto.getByRole('heading', { level: 1, name: 'Price exceptions' }).waitFor();
    await olga.getByRole('heading', { level: 1, name: 'Price exceptions' }).waitFor();
    const both = await saved(open, id);
    expect(both).toContain('title: Price exceptions\n');
    expect(both).toContain('# by Olga');
  });
});

describe('who may', () => {
  it("does not show drafts to a partner's people", async () => {
    const id = await begun(open, { template: 'price-exception' });
    const page = await open.pageOf(browser, northwindSeller);

    const paths = [`/programs/drafts/${id}`, `/v1/drafts/${id}`];
    const answers = await Promise.all(paths.map((path) => page.request.get(`${open.url}${path}`)));

    expect(answers.map((answer) => answer.status())).toEqual([404, 404]);
  });

  it('lets a second person publish what was proposed, and tells who presses too late', async () => {
    const { page, id } = await begin(ops);
    await playWithout(page);

    await show(page, 'Publish');
    await press(page, 'Rehearse all scripts');
    await press(page, 'Propose version 1');
    await page.getByText('Version 1 is proposed. A second person publishes it.').waitFor();
    await page.getByText(/Nobody publishes their own/).waitFor();
    const others = await Promise.all([pageAt(secondOps, id), pageAt(admin, id)]);
    for (const other of others) {
      await show(other, 'Publish');
      await other.getByText(/It is the very text of this draft/).waitFor();
    }
    await Promise.all(others.map((other) => press(other, 'Publish')));

    const said = async (other: Page) => {
      const part = other.getByRole('region', { name: 'Published' });
      await expect.poll(() => part.getByRole('status').textContent()).toMatch(/\.$/);
      return part.getByRole('status').textContent();
    };
    const answers = await Promise.all(others.map(said));
    expect(answers.toSorted()).toEqual([
      'Version 1 is published. The record says that you did it.',
      expect.stringMatching(/was published by somebody else.* look at it, and go on from there\.$/),
    ]);
  });
});

/** So many steps, in stages of fifty. */
function stagesOf(steps: number): string {
  const stage = (number: number) =>
    `  - id: stage${number}\n    label: Stage ${number}\n    waiting: It goes on\n    steps:\n`;
  const step = (number: number) =>
    `      - { step: set, id: more${number}, title: More ${number}, values: { a: "1" } }\n`;
  return Array.from({ length: steps }, (_, at) => `${at % 50 === 0 ? stage(at / 50) : ''}${step(at)}`).join(
    '',
  );
}

/** Scripts are played elsewhere: here each comes out as expected. */
async function playWithout(page: Page): Promise<void> {
  const sourceHash = createHash('sha256').update(priceException).digest('hex');
  const films = [{ ...filmOf({ frames: [frameOf(0, {})] }), script: 'It is ordered' }];
  const json = { state: 'played', sourceHash, films, walkable: [] };
  await page.route('**/v1/rehearsals', (route) => route.fulfill({ status: 202, json: { id: 'R1' } }));
  await page.route('**/v1/rehearsals/**', (route) => route.fulfill({ json }));
}

it.runIf(process.env.THROUGHLINE_SCREENSHOTS === '1')(
  'takes the picture of itself that the documentation shows',
  async () => {
    const { page } = await begin(ops);
    await page
      .getByRole('button', { name: /^The vendor does: / })
      .first()
      .click();
    await page.getByRole('heading', { name: /^Decision: / }).waitFor();

    await page.screenshot({ path: 'docs/images/designer.png' });
  },
);
