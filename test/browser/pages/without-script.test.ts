import { describe, expect, it } from 'vitest';
import { applicant, applied, casePage, caseView, formTask } from '../../offline/portal/support/cases.ts';
import { casePageWithLines } from '../../offline/portal/support/lines.ts';
import { portalForEachTest, withoutScript } from './open-portal.ts';

const { portal, pageOf } = portalForEachTest();

describe('without JavaScript', () => {
  it('registers a deal by keyboard alone, after checking the customer', async () => {
    const page = await pageOf('ana', withoutScript);
    await page.goto(`${portal().url}/deals`);

    await page.getByRole('link', { name: 'Register a deal' }).first().focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Legal name').focus();
    await page.keyboard.type('Kestrel Maritime AS');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Norw');
    await page.keyboard.press('Tab');
    await page.keyboard.type('kestrel-maritime.example');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Plat');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('The customer looks free').waitFor();
    const typed = await page.getByLabel('Legal name').inputValue();
    await page.getByLabel('Amount').focus();
    await page.keyboard.type('48,500.00');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('02262027');
    await page.getByRole('button', { name: 'Register the deal' }).focus();
    await page.keyboard.press('Enter');

    await page.locator('.notice').waitFor();
    expect(typed).toBe('Kestrel Maritime AS');
    expect(portal().changes).toEqual([
      {
        name: 'submit',
        input: {
          customer: { name: 'Kestrel Maritime AS', country: 'NO', website: 'kestrel-maritime.example' },
          productFamily: 'platform',
          value: { amount: 4_850_000, currency: 'EUR' },
          expectedClose: '2027-02-26',
          description: '',
          ifTaken: 'queue',
        },
      },
    ]);
    expect(await page.getByRole('status').textContent()).toContain('Your registration is in');
  });

  it('finds a deal by keyboard alone, from the list of deals to its page', async () => {
    const page = await pageOf('ana', withoutScript);
    await page.goto(`${portal().url}/deals`);

    await page.getByLabel('Search for a deal or a case').focus();
    await page.keyboard.type('k');
    await page.keyboard.press('Enter');
    await page.getByText('One field needs attention').waitFor();
    expect(await page.locator(':focus').textContent()).toContain('One field needs attention');
    await page.getByLabel('What do you remember?').fill('kestrel plat');
    await page.keyboard.press('Enter');
    await page.getByText('1 found').waitFor();
    expect(await page.getByLabel('What do you remember?').inputValue()).toBe('kestrel plat');
    await page.getByRole('link', { name: 'Kestrel Maritime AS' }).focus();
    await page.keyboard.press('Enter');

    await page.waitForURL(/\/deals\/D-7K3M9Q2XBA$/);
  });

  it('puts the reader at the errors, each with a link to its field', async () => {
    const page = await pageOf('ana', withoutScript);
    await page.goto(`${portal().url}/deals/new`);
    await page.getByLabel('Legal name').fill('Kestrel Maritime AS');

    await page.getByRole('button', { name: 'Register the deal' }).click();
    const focused = page.locator(':focus');

    expect(await focused.textContent()).toContain('4 fields need attention');
    await page.getByRole('link', { name: 'Write the amount' }).click();
    await page.keyboard.type('9000');
    expect(await page.getByLabel('Amount').inputValue()).toBe('9000');
    expect(await page.getByLabel('Legal name').inputValue()).toBe('Kestrel Maritime AS');
  });

  it('approves from an e-mail with one press', async () => {
    const page = await pageOf(undefined, withoutScript);
    await page.goto(`${portal().url}/t/some-token`);

    await page.getByRole('button', { name: 'Approve' }).click();

    await page.locator('.notice').waitFor();
    expect(portal().changes).toEqual([
      { name: 'completeLink', input: { token: 'some-token', answer: { outcome: 'approve' } } },
    ]);
  });

  it('asks for changes in the portal, after a press that named none was explained', async () => {
    const page = await pageOf('dana', withoutScript);
    await page.goto(`${portal().url}/deals/D-7K3M9Q2XBA`);
    await page.locator('summary', { hasText: 'Ask for changes' }).click();
    const form = page.locator('#task-T1-request-changes');

    await form.getByRole('button', { name: 'Ask for changes' }).click();
    const problem = await form.textContent();
    await form.getByLabel('Value', { exact: true }).check();
    await form.getByRole('button', { name: 'Ask for changes' }).click();

    await page.locator('.notice').waitFor();
    expect(problem).toContain('Tick what the partner should change');
    expect(portal().changes).toEqual([
      {
        name: 'completeTask',
        input: {
          dealId: 'D-7K3M9Q2XBA',
          taskId: 'T1',
          answer: { outcome: 'request-changes', data: { fields: ['value'] } },
        },
      },
    ]);
  });

  it('decides on several at once, and tells what came of each', async () => {
    const page = await pageOf('dana', withoutScript);
    await page.goto(`${portal().url}/inbox`);
    await page.getByRole('checkbox').nth(0).check();
    await page.getByRole('checkbox').nth(1).check();

    await page.getByRole('button', { name: 'Approve selected' }).click();
    const before = [...portal().changes];
    await page.getByRole('button', { name: 'Approve these 2' }).click();

    expect(before).toEqual([]);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('1 of 2 approved');
    expect(await page.locator('.result-bad').textContent()).toContain('already done');
    expect(portal().changes).toHaveLength(1);
  });

  it('fills in a form of a program by keyboard, and is taken to the question that follows', async () => {
    portal().world.casePage = casePage;
    const page = await pageOf('ana', withoutScript);
    await page.goto(`${portal().url}/cases/C-7K3M9Q2XBA`);
    await page.getByLabel('Legal name of your company').fill('Kestrel Maritime AS');
    await page.getByLabel('Country').selectOption('NO');
    await page.getByLabel('How many people work for you?').fill('42');
    await page.getByLabel('Yes', { exact: true }).check();
    await page.getByLabel('Americas').check();

    await page.getByRole('button', { name: 'Send' }).press('Enter');
    const focused = await page.locator(':focus').textContent();
    const before = [...portal().changes];
    await page.getByRole('link', { name: 'Go to “Which ones, and for how long?”' }).press('Enter');
    await page.keyboard.type('Two, for three years');
    await page.getByRole('button', { name: 'Send' }).press('Enter');

    await page.locator('.notice').waitFor();
    expect(focused).toContain('One more question follows from your answers');
    expect(before).toEqual([]);
    expect(portal().changes[0]?.input).toMatchObject({
      answer: { data: { values: { people: 42, resells: true, which: 'Two, for three years' } } },
    });
  });

  it('fills in rows by keyboard: more of them, sums, one taken away, and what is wrong in which', async () => {
    portal().world.casePage = casePageWithLines;
    const page = await pageOf('ana', withoutScript);
    await page.goto(`${portal().url}/cases/C-7K3M9Q2XBA`);
    const press = async (name: string) => {
      const answered = page.waitForEvent('load');
      await page.getByRole('button', { name }).press('Enter');
      await answered;
    };
    const type = async (row: number, invoice: string, amount: string) => {
      await page.getByLabel(`Row ${row} Invoice number`).fill(invoice);
      await page.getByLabel(`Row ${row} Date`).fill('2027-03-01');
      await page.getByLabel(`Row ${row} Amount`, { exact: true }).fill(amount);
    };
    await type(1, 'R-100', '2,400.00');
    await type(2, 'R-101', '100.50');
    await page.getByLabel('Row 3 Invoice number').fill('R-102');

    await press('Add more rows and add up');
    await page.keyboard.type('R-104');
    const added = await page.getByLabel('Row 4 Invoice number').inputValue();
    const sum = await page.locator('.lines-total').textContent();
    await press('Remove row 2');
    await page.getByLabel('Yes', { exact: true }).check();
    await press('Send');
    await page.getByRole('link', { name: 'Row 2, Amount: write the amount' }).press('Enter');
    await page.keyboard.type('3000');
    const before = [...portal().changes];
    await type(2, 'R-102', '3000');
    await press('Remove row 3');
    await press('Send');
    const rule = await page.locator(':focus').textContent();
    await page.getByLabel('Row 2 Amount', { exact: true }).fill('2,600');
    await page.getByLabel('Row 2 Amount', { exact: true }).press('Enter');

    await page.locator('.notice').waitFor();
    expect(added).toBe('R-104');
    expect(sum).toBe('Amount in all: EUR 2,500.50');
    expect(before).toEqual([]);
    expect(rule).toContain('EUR 5,000.00 was agreed.');
    const row = { date: '2027-03-01' };
    expect(portal().changes[0]?.input).toMatchObject({
      answer: {
        data: {
          values: {
            lines: [
              { ...row, invoice: 'R-100', amount: { amount: 240_000, currency: 'EUR' } },
              { ...row, invoice: 'R-102', amount: { amount: 260_000, currency: 'EUR' } },
            ],
          },
        },
      },
    });
  });

  it('applies as a partner, answers by a task’s link, and goes on to the case', async () => {
    const page = await pageOf(undefined, withoutScript);
    await page.goto(`${portal().url}/apply/onboarding`);
    await page.getByLabel('Your e-mail address at work').fill('kai@kestrel-maritime.example');
    await page.getByRole('button', { name: 'E-mail me a link' }).click();
    await page.getByRole('heading', { name: 'Look in your inbox' }).waitFor();

    portal().world.typed = { ...applied, resells: false };
    await page.goto(`${portal().url}/a/some-token`);
    await page.getByRole('button', { name: 'Send the application' }).click();
    await page.waitForURL(/\/c\/case-token$/);
    Object.assign(portal().world, {
      linked: 'case',
      link: 'settled',
      casePage: { ...casePage, view: caseView({ tasks: [formTask({ assignees: [applicant.id] })] }) },
      task: formTask({ status: 'done', assignees: [applicant.id] }),
      linkPerson: applicant,
    });
    await page.goto(`${portal().url}/t/some-token`);
    await page.getByRole('link', { name: 'See the whole case' }).click();

    await page.waitForURL(/\/c\/case-token$/);
    expect(portal().changes.map(({ name }) => name)).toEqual(['begin', 'submitApplication']);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(casePage.view.title);
  });

  it('signs in by one press, and comes back to where the reader wanted to go', async () => {
    const page = await pageOf(undefined, withoutScript);
    await page.goto(`${portal().url}/sign-in/some-token`);

    await page.getByRole('button', { name: 'Sign in' }).click();

    await page.waitForURL(/\/deals\/D-7K3M9Q2XBA$/);
    expect(await page.getByText('Ana Duarte').count()).toBeGreaterThan(0);
  });

  it('sends a form once, however fast it is pressed twice', async () => {
    const page = await pageOf('ana', withoutScript);
    await page.goto(`${portal().url}/deals/new`);
    await page.getByLabel('Legal name').fill('Kestrel Maritime AS');
    await page.getByLabel('Country').selectOption('NO');
    await page.getByLabel('Product').selectOption('platform');
    await page.getByLabel('Amount').fill('48500');
    await page.getByLabel('Expected close').fill('2027-02-26');

    const keys = new Set<string | null>();
    page.on('request', (request) => {
      if (request.method() === 'POST')
        keys.add(new URLSearchParams(request.postData() ?? '').get('requestKey'));
    });
    await page.getByRole('button', { name: 'Register the deal' }).dblclick();
    await page.locator('.notice').waitFor();

    expect([...keys]).toEqual([expect.stringMatching(/^[\w-]{36}$/)]);
  });
});

describe('whatever opens a link changes nothing', () => {
  it.each(['/t/some-token', '/sign-in/some-token'])(
    '%s in a browser that runs scripts, and by GET and HEAD',
    async (path) => {
      const page = await pageOf(undefined, {});
      const { request } = page.context();

      const opened = await page.goto(`${portal().url}${path}`, { waitUntil: 'networkidle' });
      const got = await request.get(`${portal().url}${path}`);
      const headed = await request.head(`${portal().url}${path}`);

      expect([opened?.status(), got.status(), headed.status()]).toEqual([200, 200, 200]);
      expect(portal().changes).toEqual([]);
    },
  );
});
