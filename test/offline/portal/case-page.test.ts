import { beforeEach, describe, expect, it } from 'vitest';
import { ageSince } from '../../../portal/format/age.ts';
import { dataParts } from '../../../portal/format/case-data.ts';
import { processTrack } from '../../../portal/format/process.ts';
import { leadsTo } from '../../support/leads-to.ts';
import { casePath as at } from './support/application-form.ts';
import {
  applicant,
  applied,
  casePage,
  caseView,
  examTask,
  formTask,
  onboarding,
  signatureTask,
} from './support/cases.ts';
import { ana, dana, now } from './support/sample.ts';
import { openPages, textOf } from './support/visit.ts';

let pages: ReturnType<typeof openPages>;
beforeEach(() => {
  pages = openPages();
});

describe('the page of a case', () => {
  it('says where it stands, what is next, and what was given', async () => {
    const text = textOf(await (await pages.get(at, 'ana')).text());

    expect(text).toMatch(/Vetting done Contract done First ninety days here now Active partner ahead/);
    expect(text).toMatch(/Next Profile Waits for You/);
    expect(text).toContain('Revenue of last year EUR 3,100,000.00');
    expect(text).toContain('Where do you sell? Europe, Middle East, Africa, Asia and Pacific');
  });

  it("keeps from a partner what is the vendor's, whatever the service lets through", async () => {
    const forPartner = textOf(await (await pages.get(at, 'ana')).text());
    const forVendor = textOf(await (await pages.get(at, 'dana')).text());

    for (const secret of ['Technical skills', 'Sanctions', 'Workflow']) {
      expect(forPartner).not.toContain(secret);
      expect(forVendor).toContain(secret);
    }
  });

  it('answers for a case that there is not as for one that is not the reader’s', async () => {
    const response = await pages.get('/cases/C-0000000000', 'ana');
    expect(response.status).toBe(404);
  });

  it('leads to documents, which are sent to be saved and can run nothing', async () => {
    const page = await (await pages.get(at, 'ana')).text();
    const file = await pages.get(`${at}/documents/${'ab'.repeat(32)}`, 'ana');

    expect(page).toContain(`href="${at}/documents/${'ab'.repeat(32)}"`);
    expect(file.headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''extr%C3%A4ct%E2%80%99s.pdf",
    );
    expect(file.headers.get('content-security-policy')).toContain('sandbox');
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await file.text()).toBe('%PDF-1.7');
  });

  it('takes acts with their reasons, and names what is missing', async () => {
    pages.world.caseActs = ['withdraw', 'delegate'];

    const empty = await pages.post(`${at}/acts/withdraw`, { reason: ' ' }, 'ana');
    const given = await pages.post(`${at}/acts/withdraw`, { reason: 'We merge.' }, 'ana');
    const passedOn = await pages.post(
      `${at}/acts/delegate`,
      { toPersonId: 'T1/P-MARC000001', reason: 'I am away.' },
      'ana',
    );
    const event = await pages.post(`${at}/acts/event`, { event: 'paid' }, 'ana');

    expect([empty.status, event.status]).toEqual([422, 404]);
    expect(leadsTo(given)).toEqual([at, 'withdraw-case']);
    expect(leadsTo(passedOn)).toEqual([at, 'delegate']);
    expect(pages.changes.map(({ input }) => input)).toEqual([
      { caseId: 'C-7K3M9Q2XBA', act: 'withdraw', input: { reason: 'We merge.' } },
      {
        caseId: 'C-7K3M9Q2XBA',
        act: 'delegate',
        input: { taskId: 'T1', toPersonId: 'P-MARC000001', reason: 'I am away.' },
      },
    ]);
  });
});

describe('an agreement', () => {
  const task = signatureTask();
  beforeEach(() => {
    pages = openPages({ casePage: { ...casePage, view: caseView({ stage: 'contract', tasks: [task] }) } });
  });

  it('is shown whole, with its fingerprint and for whom it is signed', async () => {
    const html = await (await pages.get(at, 'ana')).text();

    expect(html).toContain('<strong>Meridian Software</strong>');
    expect(html).toContain(task.agreement?.hash);
    expect(textOf(html)).toContain('I may sign it for Northwind Systems');
  });

  it('is signed by a name and a tick, under the text that was shown', async () => {
    const hash = task.agreement?.hash ?? '';
    const without = await pages.post(`${at}/tasks/T1`, { outcome: 'sign', hash, signatureName: ' ' }, 'ana');
    const before = [...pages.changes];
    const signed = await pages.post(
      `${at}/tasks/T1`,
      { outcome: 'sign', hash, signatureName: ' Ana Duarte ', consent: 'yes' },
      'ana',
    );

    expect(without.status).toBe(422);
    expect(textOf(await without.text())).toContain('Type your full name to sign');
    expect(before).toEqual([]);
    expect(leadsTo(signed)).toEqual([at, 'signed']);
    expect(pages.changes[0]?.input).toMatchObject({
      answer: { outcome: 'sign', data: { name: 'Ana Duarte', hash } },
    });
  });
});

describe('an outside exam', () => {
  it('says what to do, and has nothing to press', async () => {
    const { form: _, ...task } = examTask();
    pages = openPages({ casePage: { ...casePage, view: caseView({ tasks: [task] }) } });

    const html = await (await pages.get(at, 'ana')).text();

    const text = textOf(html);
    expect(text).toMatch(/Where prometric Exam PX-100 Candidate number C-7K3M9Q2XBA Passed with 700 of 1000/);
    expect(text).toContain('you have nothing to press');
    expect(html).toContain('<strong>in time</strong>');
    expect(html).not.toMatch(/Take the result|name="outcome"/);
  });
});

describe('hostile values', () => {
  const hostile = '"><script>alert(1)</script><b x=\'';
  it.each([at, '/cases', '/a/some-token', '/c/some-token', '/programs/onboarding'])(
    'never become part of the marks of %s',
    async (path) => {
      const values = { ...applied, company: hostile, website: `javascript:alert(1)` };
      pages.world.typed = values;
      pages.world.source = pages.world.source.replaceAll('Vetting', '<b x= onerror=1>').concat('# <script>');
      pages.world.casePage = {
        ...casePage,
        view: caseView({
          title: hostile,
          tasks: [
            formTask({
              title: hostile,
              note: `[x](javascript:alert(1)) <img src=x onerror=alert(1)> ${hostile}`,
              assignees: [ana.id, dana.id, applicant.id],
            }),
          ],
          facts: { ...caseView().facts, data: { application: values, [hostile]: { a: hostile } } },
        }),
      };
      pages.world.cases = pages.world.cases.map((one) => ({ ...one, title: hostile }));

      const html = await (await pages.get(path, path.startsWith('/programs') ? 'dana' : 'ana')).text();

      expect(html).toContain('&lt;script');
      expect(html).not.toMatch(/<script|<img src=x|<b x=|href="javascript:|onboarding>\n/);
    },
  );
});

describe('words about cases', () => {
  it('count age in working days of the calendar', () => {
    const { calendar } = onboarding;
    const fridayNoon = '2026-11-20T11:00:00.000Z';

    expect(ageSince(calendar, fridayNoon, now)).toEqual({ words: '1 working day', stalled: false });
    expect(ageSince(calendar, now, now).words).toBe('Less than a working day');
    expect(ageSince(calendar, '2026-11-10T10:20:00.000Z', now).stalled).toBe(true);
  });

  it('show which stages a closed case never came to', () => {
    const view = caseView({ status: 'closed', stage: 'closed', outcome: 'not-accepted' });
    const facts = { ...view.facts, position: { 'approval/Channel': { since: now } } };

    expect(processTrack(onboarding, { ...view, facts })).toEqual([
      { label: 'Vetting', state: 'done' },
      { label: 'Contract', state: 'left-out' },
      { label: 'First ninety days', state: 'left-out' },
      { label: 'Not accepted', state: 'now' },
    ]);
  });

  it('tell what a step left behind, by its form, with its outcome', () => {
    const parts = dataParts(casePage, { vendor: true, timeZone: 'UTC' });

    expect(parts.map(({ title }) => title)).toEqual([
      'Application',
      'Approval of Kestrel Maritime AS',
      'Partner agreement',
    ]);
    expect(parts[1]?.rows).toEqual([
      { label: 'Outcome', text: 'Approve' },
      { label: 'Technical skills', text: '4 of 5' },
      { label: 'Access to the market', text: '5 of 5' },
      { label: 'Tier to start in', text: 'Gold' },
    ]);
    expect(parts[2]?.rows.at(-1)).toEqual({
      label: 'Document',
      text: 'Signed agreement (PDF)',
      documentId: 'F-2H8T4V6YKM',
    });
  });
});
