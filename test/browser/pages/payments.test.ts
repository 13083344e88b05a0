import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { paymentRow, paymentRows } from '../../offline/portal/support/fake-payments.ts';
import { portalForEachTest, withoutScript } from './open-portal.ts';

const { portal, pageOf } = portalForEachTest();

const pageOfFinance = () => pageOf('felix', { ...withoutScript, acceptDownloads: true });

it('makes a file, saves it, and confirms what the bank has paid, by keyboard alone', async () => {
  const page = await pageOfFinance();
  await page.goto(`${portal().url}/inbox`);

  await page.getByRole('link', { name: 'Payments' }).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Tick Northwind Systems, EUR 4,250.00, Booth at the harbour fair').focus();
  await page.keyboard.press('Space');
  await page.getByLabel('Tick Fabrikam').focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Make a file with the ticked' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/payments\/batches\/PB-7K3M9Q2XBA$/);
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Save the file for the bank' }).focus();
  await page.keyboard.press('Enter');
  const file = await downloading;
  await page.getByLabel('Reference').focus();
  await page.keyboard.type('Statement 12/4');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();

  expect(file.suggestedFilename()).toBe('PB-7K3M9Q2XBA.xml');
  expect(await readFile(await file.path(), 'utf8')).toBe('<Document/>');
  expect(await page.getByRole('alert').textContent()).toContain('PY-0B5N8R1WCZ was not confirmed');
  expect(portal().changes).toMatchObject([
    { name: 'export', input: { paymentIds: paymentRows.slice(0, 2).map(({ id }) => id) } },
    { name: 'confirmBatch', input: { input: { reference: 'Statement 12/4' } } },
  ]);
});

it('confirms one payment with the amount that stands there already', async () => {
  const page = await pageOfFinance();
  await page.goto(`${portal().url}/payments`);

  await page.getByRole('link', { name: /Booth at the harbour fair/ }).click();
  await page.getByLabel('Reference').fill('Statement 12/4');
  await page.getByRole('button', { name: 'Confirm the payment' }).click();

  await page.locator('.notice').waitFor();
  const { amount } = paymentRow();
  expect(portal().changes).toMatchObject([
    { name: 'confirm', input: { input: { amount, reference: 'Statement 12/4' } } },
  ]);
});
