import { expect, it } from 'vitest';
import { portalForEachTest, withoutScript } from './open-portal.ts';

const { portal, pageOf } = portalForEachTest();

const tasks = '/cases/C-7K3M9Q2XBA/tasks';

/** A phone that runs no script. */
const phone = () => pageOf('ana', { ...withoutScript, viewport: { width: 390, height: 800 } });

it('answers questions of several types by keyboard alone, and hands in', async () => {
  const page = await phone();
  await page.goto(`${portal().url}${tasks}/T4/quiz`);

  await page.getByRole('link', { name: 'Question 1: answered' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('radio').first().waitFor();
  const before = await page.getByRole('radio', { checked: true }).getAttribute('value');
  await page.getByRole('radio', { checked: true }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/quiz\/2$/);
  await page.getByLabel('Timers').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await page.waitForURL(/quiz\/3$/);
  for (const [label, digit] of [
    ['Register', '1'],
    ['Approve', '2'],
    ['Win', '3'],
  ] as const) {
    await page.getByLabel(label).focus();
    await page.keyboard.press(digit);
  }
  await page.getByRole('button', { name: 'Save, see all questions' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/quiz$/);
  await page.getByRole('link', { name: 'Hand in' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Hand in now' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/quiz$/);

  const [first, second, third, last] = portal().changes as { name: string; input: Record<string, unknown> }[];
  expect(first?.input).toMatchObject({ number: 1, input: { choice: String((Number(before) % 3) + 1) } });
  expect(second?.input).toMatchObject({ number: 2, input: { choices: expect.any(String) } });
  const places = expect.arrayContaining(['1', '2', '3']);
  expect(third?.input).toMatchObject({ number: 3, input: { places } });
  expect(JSON.stringify(last)).toContain('hand-in');
});

it('has targets that a thumb meets', async () => {
  const page = await phone();
  await page.goto(`${portal().url}${tasks}/T4/quiz/1`);

  const boxes = await Promise.all(
    (await page.locator('.asked .choice, .numbers a, main button').all()).map((target) =>
      target.boundingBox(),
    ),
  );

  expect(boxes.length).toBeGreaterThan(10);
  for (const box of boxes.filter((one) => one !== null)) expect(box.height).toBeGreaterThanOrEqual(44);
});
