import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { drawPreviews } from '../../../handlers/pages/designer-previews.tsx';
import type { Preview } from '../../../handlers/services/previews.services.ts';
import { portal } from './support/people.ts';
import { priceDesk, priceRequest, putInForce } from './support/processes.ts';
import { codeOf } from './support/refused.ts';
import { createSetting, type Setting } from './support/setting.ts';

const shipped = [
  'deal-registration',
  'onboarding',
  'offboarding',
  'price-exception',
  'mdf',
  'platform-engineer',
];
const sourceOf = (name: string) => readFileSync(`programs/${name}.yaml`, 'utf8');

let setting: Setting;
beforeEach(() => {
  setting = createSetting();
});

const previewsOf = async (source: string) =>
  drawPreviews(await setting.services.previews.all(portal('ops'), { source }));
const of = (kind: Preview['kind'], previews: readonly Preview[]) =>
  previews.filter((preview) => preview.kind === kind);
/** Whether there is something at this path of what a file holds, defaults aside. */
const isWritten = (content: unknown, path: Preview['path']) =>
  path.reduce<unknown>((at, key) => (at as Record<string | number, unknown> | undefined)?.[key], content) !==
  undefined;

describe('what people will see of a program', () => {
  test.each(shipped)('is complete for %s: forms, e-mails and waiting states', async (name) => {
    const previews = await previewsOf(sourceOf(name));

    for (const kind of ['form', 'mail', 'waiting'] as const)
      expect(of(kind, previews).length, kind).toBeGreaterThan(2);
    for (const { html } of previews) expect(html).toMatch(/^<!doctype html>.*<\/html>\s*$/is);
  });

  test('has rows beside those that they are about', async () => {
    const previews = await previewsOf(sourceOf('mdf'));

    const verdict = previews.find(({ html }) => html.includes('Row 1 Accepted'));
    expect(verdict?.html).toMatch(/data-label="Issued by"[^>]*>Issued by<.*data-label="Accepted"/s);
  });

  test('has forms filled in as they are at first', async () => {
    const previews = await previewsOf(sourceOf('mdf'));

    const approval = of('form', previews).find(({ html }) => html.includes('We grant'));
    expect(approval?.html).toMatch(/name="values.granted.amount" value="[\d,]+\.\d\d"/);
  });

  test.each(shipped)('of %s leads to where it is written', async (name) => {
    const source = sourceOf(name);

    const previews = await previewsOf(source);

    const content = parseYaml(source);
    for (const { path, title } of previews)
      expect(isWritten(content, path), `${title}: ${path.join('.')}`).toBe(true);
  });

  test.each(shipped)('has no text of %s that was not filled in', async (name) => {
    const previews = await previewsOf(sourceOf(name));

    for (const { title, html, text = '', subject = '' } of previews)
      for (const said of [title, html, text, subject]) expect(said, title).not.toMatch(/\{\{|undefined|NaN/);
  });

  test.each(shipped)('of %s can be told apart', async (name) => {
    const previews = await previewsOf(sourceOf(name));

    const keys = previews.map(({ kind, title, path }) => `${kind} ${path.join('.')} ${title}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('has every form with every field, also those that depend on an answer', async () => {
    const previews = await previewsOf(sourceOf('price-exception'));

    const [request] = of('form', previews);
    expect(request?.html).toContain('Which competitor?');
    expect(request?.html).toContain('Former price');
  });

  test('has the subject and both bodies of each e-mail', async () => {
    const previews = await previewsOf(sourceOf('onboarding'));

    for (const mail of of('mail', previews)) {
      expect(mail.subject).not.toBe('');
      expect(mail.text).toMatch(/Ana Silva|Mara Brandt/);
    }
  });

  test('shows a partner nobody of the vendor by name', async () => {
    const previews = await previewsOf(sourceOf('onboarding'));

    for (const { html } of of('waiting', previews)) expect(html).not.toContain('Mara Brandt');
  });

  test('fits into one answer however long the program is, and says what was left out', async () => {
    const fields = Array.from(
      { length: 60 },
      (_, at) => `{ name: land${at}, type: country, label: Land ${at} }`,
    );
    const form = (at: number) => `  form${at}: { title: Form ${at}, fields: [${fields.join(', ')}] }\n`;
    const forms = Array.from({ length: 12 }, (_, at) => form(at)).join('');
    const steps = Array.from(
      { length: 12 },
      (_, at) => `      - { step: form, id: asked${at}, form: form${at}, by: partner, within: P7D }\n`,
    ).join('');
    const source = priceDesk()
      .replace('  scorecard:\n', `${forms}  scorecard:\n`)
      .replace('      - step: decision\n', `${steps}      - step: decision\n`);

    const previews = await previewsOf(source);

    expect(JSON.stringify(previews).length).toBeLessThan(6_000_000);
    expect(previews.at(-1)?.html).toContain('left out');
    expect(previews[0]?.html).toContain('Company');
  });

  test('is refused with the place of what is wrong', async () => {
    expect(await codeOf(previewsOf('program: ['))).toBe('program-invalid');
  });

  test('does not exist for a partner, nor for the vendor’s people who do not run programs', async () => {
    const source = sourceOf('onboarding');

    for (const who of ['owner', 'finance'] as const) {
      const asked = setting.services.previews.all(portal(who), { source });
      expect(await codeOf(asked)).toBe('not-found');
    }
  });
});

describe('what would become of running cases', () => {
  const migration = (source: string) =>
    setting.services.previews.migration(portal('ops'), { source }, { limit: 10 });

  test('is told under a text that nobody has proposed, as for a version', async () => {
    await putInForce(setting.memory, priceDesk());
    const view = await setting.services.cases.start(portal('seller'), 'price-desk', priceRequest, {
      requestKey: 'k',
    });
    const second = priceDesk({ version: 2, within: 'PT24H' });

    const { items } = await migration(second);

    expect(items).toMatchObject([{ caseId: view.id, from: { version: 1 }, to: { version: 2 } }]);
    expect(items[0]?.deadlines).toHaveLength(1);
    await putInForce(setting.memory, second);
    const published = await setting.services.programs.previewMigration(portal('ops'), 'price-desk', 2, {});
    expect(items).toEqual(published.items);
  });

  test('does not exist for a partner', async () => {
    const asked = setting.services.previews.migration(portal('owner'), { source: priceDesk() }, {});

    expect(await codeOf(asked)).toBe('not-found');
  });
});
