import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { readProgram } from '../../../domain/programs/read-program.ts';
import { seedPeople } from '../../../local/seed-data.ts';
import { tablesOf } from '../../docs/markdown.ts';
import { launch } from '../pages/open-portal.ts';
import { begun, openDraft, saved } from './at-the-desk.ts';
import { type OpenDesigner, openDesigner } from './open-designer.ts';
import { Presses } from './presses.ts';

let open: OpenDesigner;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  [open, browser] = await Promise.all([openDesigner(), launch(inject('chromiumPath'))]);
  page = await open.pageOf(browser, seedPeople.ops);
});
afterAll(async () => {
  await browser.close();
  await open.close();
});

const onboarding = readFileSync('programs/onboarding.yaml', 'utf8');
const [table = []] = tablesOf(readFileSync('docs/how-to/design-in-the-browser.md', 'utf8')).filter(
  ([row]) => row && 'keys in YAML' in row,
);

/** What the command finds wrong with a text. */
function problemsIn(source: string): string[] {
  const read = readProgram(source);
  return 'problems' in read ? read.problems.map(({ path, message }) => `${path}: ${message}`) : [];
}

/** The lines that a text lacks, and those that it has more. */
function changedLines(source: string): string[] {
  const [before, after] = [onboarding.split('\n'), source.split('\n')];
  return [
    ...before.filter((line) => !after.includes(line)).map((line) => `- ${line.trim()}`),
    ...after.filter((line) => !before.includes(line)).map((line) => `+ ${line.trim()}`),
  ];
}

interface Change {
  readonly name: string;
  /** The lines that are gone, and those that are new. */
  readonly lines: readonly string[];
  readonly make: (at: Presses) => Promise<void>;
}

const changes: readonly Change[] = [
  {
    name: '1. Remind earlier',
    lines: ['- reminders: [P3D, P7D, P14D, P21D, P28D]', '+ reminders: [P1D, P3D, P7D, P14D, P21D, P28D]'],
    async make(at) {
      await at.box(/Partner agreement with/);
      await at.button('Add an earlier one', at.form);
    },
  },
  {
    name: '2. Ask one more approver',
    lines: [
      '+ finance: Finance',
      '+ - name: Finance',
      '+ by: finance',
      '+ when: application.revenue.amount >= 1000000',
    ],
    async make(at) {
      await at.box(/Approve ‹company›/);
      await at.unfold('Channel manager');
      await at.button('Add an approver after', at.form);
      await at.typeAtOnce('Finance');
      await at.choose(at.form.getByLabel('Who', { exact: true }).nth(1), 'Another role…');
      await at.typeAtOnce('Finance');
      await at.press('Enter');
      await at.fill(at.form.getByLabel(/^Only if/).nth(1), 'application.revenue.amount >= 1000000');
      await at.press('Enter');
    },
  },
  {
    name: '3. Move an amount',
    lines: [
      '- - { name: revenue, type: money, label: Revenue with our products that you expect in the first year, currencies: [EUR], help: "Your honest estimate, before discounts. From 250,000 the channel director decides as well, so it may take two days more." }',
      '- directorFrom: "250000" # euros a year from which the channel director decides as well',
      '+ - { name: revenue, type: money, label: Revenue with our products that you expect in the first year, currencies: [EUR], help: "Your honest estimate, before discounts. From 100,000 the channel director decides as well, so it may take two days more." }',
      '+ directorFrom: "100000" # euros a year from which the channel director decides as well',
    ],
    async make(at) {
      await at.box(/Limits/);
      await at.exchange(at.form.getByLabel('Value of directorFrom'), '"', '25', '10');
      await at.button('The program', at.form);
      await at.button('Apply to become a partner', at.form);
      await at.shows('Form: Apply to become a partner');
      await at.unfold('Revenue with our products');
      await at.exchange(at.form.getByLabel(/^Help/).first(), 'From ', '25', '10');
      await at.press('Tab');
    },
  },
  {
    name: '4. Ask one more question',
    lines: [
      `+ - { name: regions, type: choices, label: Where do you supply resellers?, when: 'kind == "distributor"', options: { germany-austria-switzerland: "Germany, Austria, Switzerland", nordic-countries: Nordic countries, benelux: Benelux, elsewhere: Elsewhere } }`,
    ],
    async make(at) {
      await at.button('Apply to become a partner', at.form);
      await at.shows('Form: Apply to become a partner');
      await at.unfold('Role of the second colleague');
      await at.button('Add a question after', at.form);
      await at.typeAtOnce('Where do you supply resellers?');
      const added = at.form.locator('details[open]').last();
      await at.choose(added.getByLabel('Kind of answer'), 'choices');
      await at.fill(added.getByLabel('Value of first'), 'Germany, Austria, Switzerland');
      await at.fill(added.getByLabel('Value of second'), 'Nordic countries');
      await at.button('Add one more', added);
      await at.typeAtOnce('Benelux');
      await at.button('Add one more', added);
      await at.typeAtOnce('Elsewhere');
      await at.fill(added.getByLabel('Name', { exact: true }), 'regions');
      await at.click(added.getByLabel('Must be answered'));
      await at.fill(added.getByLabel(/^Only if/), 'kind == "distributor"');
      await at.press('Enter');
    },
  },
  {
    name: '5. Give more time',
    lines: [
      '- within: P30D',
      '- reminders: [P3D, P7D, P14D, P21D, P28D]',
      '- atSilence: { after: P30D, ends: lapsed }',
      '+ within: P45D',
      '+ reminders: [P3D, P7D, P14D, P28D, P42D]',
      '+ atSilence: { after: P45D, ends: lapsed }',
    ],
    async make(at) {
      await at.box(/Partner agreement with/);
      await at.fill(at.form.getByLabel('Due after', { exact: true }).first(), '45');
      await at.fill(at.form.getByLabel('Reminder 4', { exact: true }), '28');
      await at.fill(at.form.getByLabel('Reminder 5', { exact: true }), '42');
      await at.press('Enter');
    },
  },
  {
    name: '6. Say it in other words',
    lines: [
      '- subject: "{{ application.company }} is approved: the agreement is next"',
      '+ subject: "Welcome on board, {{ application.contactName }}: please sign the agreement of {{ application.company }}"',
    ],
    async make(at) {
      await at.box(/is approved:/);
      const subject = at.form.getByLabel('Subject');
      const words = 'Welcome on board, {{ application.contactName }}: please sign the agreement of ';
      await at.exchange(subject, '', '', words);
      await at.exchange(subject, '{{ application.company }}', '', '');
      await at.press('Shift+End');
      await at.press('Delete');
      await at.press('Enter');
    },
  },
  {
    name: '7. Check one more thing',
    lines: [
      '+ - name: Colleague',
      '+ id: check',
      "+ title: Does the colleague's address belong to the company?",
      '+ when: application.more',
      '+ with: { email: application.colleague1Email, website: application.website }',
    ],
    async make(at) {
      await at.box(/^Choice: Automatic checks/);
      await at.button('Add one more lane');
      await at.typeAtOnce('Colleague');
      await at.button(/^Automatic check: Automatic check/, at.form);
      await at.shows(/^Automatic check/);
      await at.fill(at.form.getByLabel(/^Title/), "Does the colleague's address belong to the company?");
      await at.choose(at.form.getByLabel('Check', { exact: true }), /^email-domain/);
      await at.exchange(at.form.getByLabel('Value of email'), 'application.', 'contact', 'colleague1');
      await at.fill(at.form.getByLabel(/^Give up after/).first(), '3');
      await at.fill(at.form.getByLabel(/^Only if/), 'application.more');
      await at.press('Enter');
    },
  },
  {
    name: '8. Treat a country differently',
    lines: [
      '+ taxFormFor:',
      '+ title: Tax form for the United States',
      '+ - { name: answer, type: file, label: "Form W-9, signed", accept: [pdf] }',
      '+ - step: branch',
      '+ id: choice',
      '+ title: Which way?',
      '+ ways:',
      '+ - when: "application.country == \\"US\\""',
      '+ id: answers',
      '+ title: Send us your form W-9',
      '+ form: taxFormFor',
      '+ reminders: [P7D, P21D]',
      '+ atSilence: { after: P30D, ends: lapsed }',
    ],
    async make(at) {
      await at.box(/Partner agreement with/);
      await at.button('Add a step before');
      await at.button(/^Branch/);
      await at.shows(/^Branch: /);
      await at.fill(at.form.getByLabel(/^Only if/).first(), 'application.country == "US"');
      await at.press('Enter');
      await at.button(/^E-mail: News about/, at.form);
      await at.choose(at.form.getByLabel('Kind of step'), 'Form');
      await at.shows(/^Form: /);
      await at.fill(at.form.getByLabel(/^Title/), 'Send us your form W-9');
      await at.fill(at.form.getByLabel('Due after', { exact: true }), '30');
      await at.fill(at.form.getByLabel('Reminder 1', { exact: true }), '21');
      await at.button('Add an earlier one', at.form);
      await at.fill(at.form.getByLabel('Reminder 1', { exact: true }), '7');
      await at.button('Add', at.form.getByRole('group', { name: /^If nobody answers/ }));
      await at.choose(at.form.getByLabel('Then'), /\(lapsed\)$/);
      await at.choose(at.form.getByRole('combobox', { name: 'Form', exact: true }), 'Another form…');
      await at.typeAtOnce('Tax form for the United States');
      await at.press('Enter');
      await at.button('What it asks', at.form);
      await at.shows('Form: Tax form for the United States');
      await at.fill(at.form.getByLabel('Label', { exact: true }), 'Form W-9, signed');
      await at.choose(at.form.getByLabel('Kind of answer'), 'file');
    },
  },
  {
    name: '9. Do something at the same time',
    lines: [
      '+ - name: Partner finder',
      '+ id: task',
      '+ title: "List {{ application.company }} in the partner finder"',
      '+ by: partner-operations',
      '+ text: "Logo, region, products. Ask {{ application.contactName }} for the logo."',
      '+ serviceLevel: PT40H',
      '+ reminders: [PT24H]',
      '+ escalation: { after: PT40H, to: channel-manager }',
    ],
    async make(at) {
      await at.box(/Ninety-day plan/);
      await at.button('Add one more lane');
      await at.typeAtOnce('Partner finder');
      await at.button(/^Task: Something to do/, at.form);
      await at.shows(/^Task: /);
      await at.fill(at.form.getByLabel(/^Title/), 'List {{ application.company }} in the partner finder');
      await at.fill(at.form.getByLabel('Due after', { exact: true }), '40');
      await at.fill(at.form.getByLabel('Reminder 1', { exact: true }), '24');
      await at.button('Add', at.form.getByRole('group', { name: /^Escalation/ }));
      await at.choose(at.form.getByLabel('To whom'), 'Channel manager');
      await at.fill(
        at.form.getByLabel(/^Text/),
        'Logo, region, products. Ask {{ application.contactName }} for the logo.',
      );
      await at.press('Tab');
    },
  },
  {
    name: '10. Add a stage',
    lines: [
      '+ - id: stage',
      '+ label: We get to know you',
      '+ waiting: Your channel manager calls you in the next days',
      '+ - step: task',
      '+ id: task',
      '+ title: "Call {{ application.contactName }} of {{ application.company }}"',
      '+ by: channel-manager',
      '+ text: "Half an hour: customers, people, what they expect of us in the first quarter."',
      '+ serviceLevel: PT40H',
      '+ reminders: [PT24H]',
      '+ escalation: { after: PT40H, to: channel-director }',
    ],
    async make(at) {
      await at.button('We check your application', at.form);
      await at.shows('Stage: We check your application');
      await at.button('Add a stage after', at.form);
      await at.shows('Stage: New stage');
      await at.fill(at.form.getByLabel(/^Label/), 'We get to know you');
      await at.fill(at.form.getByLabel(/^Waiting/), 'Your channel manager calls you in the next days');
      await at.button(/^E-mail: News about/, at.form);
      await at.choose(at.form.getByLabel('Kind of step'), 'Task');
      await at.shows(/^Task: /);
      await at.fill(
        at.form.getByLabel(/^Title/),
        'Call {{ application.contactName }} of {{ application.company }}',
      );
      await at.choose(at.form.getByLabel('Who', { exact: true }), 'Channel manager');
      await at.fill(at.form.getByLabel('Due after', { exact: true }), '40');
      await at.fill(at.form.getByLabel('Reminder 1', { exact: true }), '24');
      await at.button('Add', at.form.getByRole('group', { name: /^Escalation/ }));
      await at.choose(at.form.getByLabel('To whom'), 'Channel director');
      await at.fill(
        at.form.getByLabel(/^Text/),
        'Half an hour: customers, people, what they expect of us in the first quarter.',
      );
      await at.press('Tab');
    },
  },
];

it('makes the ten changes that the documentation lists, and no others', () => {
  expect(table.map(({ change }) => change)).toEqual(changes.map(({ name }) => name));
});

it.each(changes)('$name: by as many presses as the documentation says', async ({ name, lines, make }) => {
  const id = await begun(open, { template: 'onboarding' });
  await openDraft(page, open.url, id);
  const at = new Presses(page);

  await make(at);
  await page.keyboard.press('Control+s');

  await expect.poll(async () => changedLines(await saved(open, id))).toEqual(lines);
  const told = table.find(({ change }) => change === name);
  expect(at.count).toEqual({ clicks: Number(told?.clicks), keys: Number(told?.keys) });
  expect(problemsIn(await saved(open, id))).toEqual([]);
});
