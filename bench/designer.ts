import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from 'playwright-core';
import { bundleDesigner } from '../infra/constructs/bundle-designer.ts';
import { shown } from '../local/gather.ts';
import { chromiumPart } from '../local/parts/chromium.ts';
import { largeProgram } from '../test/offline/designer/large-program.ts';
import { type DesignerPage, serveDesigner } from './designer-page.ts';
import { median, number, type Section } from './figures.ts';

const sizes = [20, 200] as const;
const openings = 5;
const keys = 15;
/** Milliseconds in which nothing more comes of a key. */
const settled = 500;

/**
 * Runs in the page: for each press of a key, when its errors and its diagram were on the screen. The page measures
 * when it has put them there (designer/timing.ts); the frame after that is the one that people see.
 */
const watch = `
window.seen = {};
addEventListener('keydown', ({ timeStamp }) => { window.seen = { key: timeStamp }; }, true);
const frame = () => new Promise((done) => requestAnimationFrame(() => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => done(performance.now());
  port2.postMessage(0);
}));
new PerformanceObserver((list) => {
  const { seen } = window;
  for (const { name } of list.getEntries()) {
    const what = name.replace('designer:read-', '');
    frame().then((at) => {
      // The same errors come once more with a new diagram.
      if (what === 'errors') seen.errors ??= at - seen.key;
      else seen[what] = at - seen.key;
    });
  }
}).observe({ type: 'measure' });
addEventListener('input', () => frame().then((at) => { window.firstTyped ??= at; }), true);
`;

/** How quickly the designer opens and answers a key, for a program of usual size and a very large one. */
export async function measureDesigner(): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-designer-'));
  const browser = await chromium.launch({
    executablePath: await shown(chromiumPart),
    args: ['--headless', '--no-sandbox', '--disable-gpu'],
  });
  let served: DesignerPage | undefined;
  try {
    await bundleDesigner(folder);
    served = await serveDesigner(folder);
    const measured = [];
    for (const steps of sizes)
      measured.push(await measureProgram(browser, served.addressOf(largeProgram(steps))));
    return sectionOf(measured, folder);
  } finally {
    await browser.close();
    served?.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Medians, in milliseconds. */
type Figures = Readonly<Record<'opening' | 'errors' | 'same' | 'titleErrors' | 'title', number>>;

async function measureProgram(browser: Browser, address: string): Promise<Figures> {
  const opened = [];
  for (let n = 0; n < openings; n += 1) opened.push(await timeToTyping(browser, address));
  const page = await openPage(browser, address);
  await page.locator('.react-flow__node-box').first().waitFor();
  // A comment changes nothing of the diagram; a title is drawn.
  const same = await pressKeys(page, '# Discounts are percent of the list price');
  const title = await pressKeys(page, 'title: Do number 1');
  await page.context().close();
  return {
    opening: median(opened),
    ...{ errors: median(same.errors), same: median(same.diagram) },
    ...{ titleErrors: median(title.errors), title: median(title.diagram) },
  };
}

async function openPage(browser: Browser, address: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.goto(address, { waitUntil: 'commit' });
  return page;
}

/** From the start of loading, with an empty cache, until a character that was typed is on the screen. */
async function timeToTyping(browser: Browser, address: string): Promise<number> {
  const page = await openPage(browser, address);
  await page.waitForFunction("performance.getEntriesByName('designer:typeable').length > 0");
  await page.keyboard.press('#');
  const at = await page.waitForFunction('window.firstTyped');
  const time = Number(await at.jsonValue());
  await page.context().close();
  return time;
}

/** Types letters at the end of the first line that begins so, one at a time, each after all of the one before is shown. */
async function pressKeys(page: Page, start: string): Promise<{ errors: number[]; diagram: number[] }> {
  await page.keyboard.press('Control+f');
  await page.keyboard.type(start);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('End');
  const found: { errors: number[]; diagram: number[] } = { errors: [], diagram: [] };
  for (let n = 0; n < keys; n += 1) {
    await page.waitForTimeout(settled);
    await page.keyboard.press('x');
    await page.waitForTimeout(settled);
    const seen = (await page.evaluate('window.seen')) as { errors?: number; diagram?: number };
    if (seen.errors === undefined || seen.diagram === undefined)
      throw new Error(`Nothing was read: ${start}`);
    found.errors.push(seen.errors);
    found.diagram.push(seen.diagram);
  }
  return found;
}

const rows = [
  ['from opening to a typed character', 'opening'],
  ['a key in a comment, until its errors', 'errors'],
  ['a key in a comment, until its diagram', 'same'],
  ['a key in a title, until its errors', 'titleErrors'],
  ['a key in a title, until its diagram', 'title'],
] as const;

function sectionOf([small, large]: readonly Figures[], folder: string): Section {
  const { first, all } = weights(folder);
  const [load = 0] = loadavg();
  return {
    title: 'The designer: opening, and a key',
    words:
      `In Chromium, from a server on the same machine: medians of ${openings} openings with an empty cache and of ` +
      `${keys} keys, in milliseconds until the frame that shows it; up to 16 of them are the wait for that frame. ` +
      `Load of the machine ${number(load, 1)}. What the page loads before one can type, its reading worker and styles ` +
      `included: ${number(first)} kB compressed; everything, once every panel was opened: ${number(all)} kB.`,
    headings: ['what', ...sizes.map((steps) => `${steps} steps`), 'ratio'],
    rows: rows.map(([what, key]) => {
      const [one, other] = [small?.[key] ?? Number.NaN, large?.[key] ?? Number.NaN];
      return [what, number(one), number(other), number(other / one, 2)];
    }),
  };
}

/** Kilobytes by gzip: of the files that begin the page with all that they import at once, and of every file. */
function weights(folder: string): { readonly first: number; readonly all: number } {
  const read = (file: string) => readFileSync(join(folder, file));
  const weight = (files: Iterable<string>) =>
    [...files].reduce((sum, file) => sum + gzipSync(read(file)).length, 0) / 1000;
  const first = new Set<string>(Object.values(JSON.parse(read('designer.json').toString())));
  // A set goes on with what is added while it is walked.
  for (const file of first)
    for (const [, other = ''] of read(file)
      .toString()
      .matchAll(/(?:from|import)"\.\/([\w.-]+)"/g))
      first.add(other);
  const all = readdirSync(folder).filter((file) => /\.(js|css)$/.test(file));
  return { first: weight(first), all: weight(all.map((file) => basename(file))) };
}
