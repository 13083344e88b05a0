import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { brandingSchema } from '../../../domain/branding/branding.schema.ts';
import { signLink } from '../../../domain/links/link-token.ts';
import type { Person } from '../../../domain/people/person.schema.ts';
import { createApp } from '../../../handlers/app.ts';
import { createLog } from '../../../handlers/log.ts';
import { sessionCookie } from '../../../handlers/own-pages.ts';
import { seedPeople } from '../../../local/seed-data.ts';
import { linkKeys, manager, startProduct, type TestProduct } from '../../support/product.ts';
import { openTask, publishClaims, startClaim } from '../../support/uploads.ts';
import { barriers } from '../axe.ts';
import { launch } from '../pages/open-portal.ts';

let browser: Browser;
let server: Server;
let url: string;
let product: TestProduct;
let worker: { stop: () => Promise<void> };
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-uploads-'));
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  url = `http://localhost:${(server.address() as AddressInfo).port}`;
  [browser, product] = await Promise.all([launch(inject('chromiumPath')), startProduct({ publicUrl: url })]);
  const { services, stores } = product;
  const app = createApp({
    ...{ services, stores, publicUrl: url, branding: brandingSchema.parse({}), log: createLog('silent') },
    addressOf: () => '127.0.0.1',
    filesOrigin: new URL(inject('s3Endpoint')).origin,
  });
  server.on('request', getRequestListener(app.fetch));
  worker = await product.startWorker();
  await publishClaims(product);
});
afterAll(async () => {
  await browser.close();
  server.close();
  await worker.stop();
  await product.close();
  rmSync(folder, { recursive: true, force: true });
});

const phone = { viewport: { width: 390, height: 800 } };

async function pageOf(person: Person | undefined, options: BrowserContextOptions = phone): Promise<Page> {
  const context = await browser.newContext(options);
  if (person) {
    const times = { issuedAt: new Date(), expiresAt: new Date(Date.now() + 3_600_000) };
    const value = await signLink(linkKeys, { use: 'session', personId: person.id }, times);
    await context.addCookies([{ name: sessionCookie, value, url }]);
  }
  return context.newPage();
}

function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** A claim that waits for its partner's invoices. */
async function claimOf(what: string): Promise<{ caseId: string; taskId: string }> {
  const { cases } = product.services;
  const caseId = await startClaim(product, what);
  const audit = { outcome: 'send', data: { values: {} } };
  await cases.completeTask(manager, caseId, await openTask(product, caseId), audit);
  return { caseId, taskId: await openTask(product, caseId) };
}

/** The link to a task of the case, of the first such e-mail to somebody or a later one. */
async function linkOf(caseId: string, { email }: Person, index = 0): Promise<string> {
  const { view } = await product.services.cases.get(manager, caseId);
  const mailed = () =>
    product.mails.filter(({ to, text }) => to === email && text.includes(view.title) && text.includes('/t/'))[
      index
    ];
  await expect.poll(mailed).toBeDefined();
  const [path = ''] = /\/t\/[\w.-]+/.exec(mailed()?.text ?? '') ?? [];
  return `${url}${path}`;
}

const fits = async (page: Page) =>
  page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth');

describe('files of a form', () => {
  it('are sent by hand from an e-mailed link, on a phone, without a script', async () => {
    const claim = await claimOf('Spring fair');
    const page = await pageOf(undefined, { ...phone, javaScriptEnabled: false });
    await page.goto(await linkOf(claim.caseId, seedPeople.northwindSeller));
    await page.getByLabel('Note').fill('Two invoices');
    await page.getByRole('button', { name: 'Add a file to The invoices' }).press('Enter');

    await page.getByLabel('Choose a file').setInputFiles(fileOf('invoice.pdf', 'MZ\u0090\u0000'));
    await page.getByRole('button', { name: 'Send the file' }).press('Enter');
    const refused = await page.locator(':focus').textContent();
    await page.getByLabel('Choose a file').setInputFiles(fileOf('one.pdf', '%PDF-1.7 one'));
    await page.getByRole('button', { name: 'Send the file' }).click();
    await page.getByText('"The invoices 1" is here.').waitFor();
    await page.getByLabel('Choose a file').setInputFiles(fileOf('two.pdf', '%PDF-1.7 two'));
    await page.getByRole('button', { name: 'Send the file' }).click();
    await page.getByRole('button', { name: 'Remove The invoices 2' }).click();
    await page.getByText('The file is removed.').waitFor();
    await page.getByRole('link', { name: 'Back to the form' }).click();
    const note = await page.getByLabel('Note').inputValue();
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.locator('.notice').waitFor();

    expect(refused).toContain('"The invoices 1" was not taken');
    expect(refused).toContain('This is a program, whatever its name says. Send PDF or PNG');
    expect(note).toBe('Two invoices');
    const { view } = await product.services.cases.get(manager, claim.caseId);
    expect(view.facts.data.claim).toMatchObject({
      note,
      invoices: [{ name: 'The invoices 1', type: 'pdf' }],
    });
  });

  it('have their names, and one of 2 GB is refused before it is sent, where scripts run', async () => {
    const { caseId, taskId } = await claimOf('Autumn fair');
    const page = await pageOf(seedPeople.northwindSeller);
    await page.goto(`${url}/cases/${caseId}/tasks/${taskId}/files/invoices`);
    const huge = fileOf('huge.pdf', '');
    truncateSync(huge, 2_000_000_000);

    await page.getByLabel('Choose a file').setInputFiles(huge);
    const said = await page.getByRole('alert').textContent();
    await page.getByRole('button', { name: 'Send the file' }).click();
    const stayed = page.url();
    await page.getByLabel('Choose a file').setInputFiles(fileOf('Rechnung März (1).pdf', '%PDF-1.7 x'));
    await page.getByRole('button', { name: 'Send the file' }).click();
    await page.getByText('"Rechnung März (1).pdf" is here.').waitFor();

    expect(said).toBe('This file has 2000 MB, and 0.2 MB is the most. Choose a smaller one.');
    expect(stayed).toMatch(/\/files\/invoices$/);
    expect(await barriers(page)).toEqual([]);
    expect(await fits(page)).toBe(true);
    await page.getByRole('link', { name: 'Back to the form' }).click();
    expect(await page.getByText('Rechnung März (1).pdf').count()).toBe(1);
    expect(await barriers(page)).toEqual([]);
  });

  it('are seen in the case by who decides, a picture at once, and by no other partner', async () => {
    const { caseId, taskId } = await claimOf('Winter fair');
    const sender = await pageOf(seedPeople.northwindSeller);
    await sender.goto(`${url}/cases/${caseId}/tasks/${taskId}/files/invoices`);
    await sender
      .getByLabel('Choose a file')
      .setInputFiles(fileOf('stand.png', Buffer.from(onePixel, 'base64')));
    await sender.getByRole('button', { name: 'Send the file' }).click();
    await sender.getByText('"stand.png" is here.').waitFor();
    await sender.goto(`${url}/cases/${caseId}`);
    await sender.getByRole('button', { name: 'Send', exact: true }).click();
    await sender.locator('.notice').waitFor();

    const page = await pageOf(seedPeople.channelManager, {});
    await page.goto(`${url}/cases/${caseId}`);
    await page.getByText('What was given so far').waitFor();
    const picture = page.getByRole('img', { name: 'stand.png' });
    await picture.scrollIntoViewIfNeeded();
    const width = "document.querySelector('img.preview').naturalWidth";
    await expect.poll(() => page.evaluate(width)).toBe(1);
    const linked = await pageOf(undefined);
    await linked.goto(await linkOf(caseId, seedPeople.channelManager, 1));
    await expect.poll(() => linked.evaluate(width)).toBe(1);
    const address = await picture.getAttribute('src');
    const guess = await (await pageOf(seedPeople.alpineSeller)).goto(`${url}${address}`);
    const nothing = await (await pageOf(seedPeople.alpineSeller)).goto(
      `${url}/cases/C-0000000000/uploads/U-0000000000`,
    );

    expect([guess?.status(), await guess?.text()]).toEqual([404, await nothing?.text()]);
    expect(await barriers(page)).toEqual([]);
  });
});

/** A PNG of one pixel. */
const onePixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
