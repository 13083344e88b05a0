import { beforeEach, describe, expect, it } from 'vitest';
import { ageSince } from '../../../portal/format/age.ts';
import { dataParts } from '../../../portal/format/case-data.ts';
import { processTrack } from '../../../portal/format/process.ts';
import {
  applicant,
  applied,
  casePage,
  caseView,
  formTask,
  onboarding,
  over,
  scorecardTask,
  signatureTask,
} from './support/cases.ts';
import { ana, dana, now } from './support/sample.ts';
import { openPages, textOf } from './support/visit.ts';

const at = '/cases/C-7K3M9Q2XBA';
const filled = {
  outcome: 'send',
  requestKey: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff',
  'values.company': 'Kestrel Maritime AS',
  'values.country': 'NO',
  'values.people': '42',
  'values.revenue.amount': '3,100,000',
  'values.revenue.currency': 'EUR',
  'values.resells': 'no',
  'values.regions': ['emea', 'apac'],
};
const allShown = 'company country website people revenue since resells regions register';
const sentValues = {
  company: 'Kestrel Maritime AS',
  country: 'NO',
  people: 42,
  revenue: { amount: 310_000_000, currency: 'EUR' },
  resells: false,
  regions: ['emea', 'apac'],
};
const locationOf = (response: Response) => response.headers.get('location');

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
    expect(locationOf(given)).toBe(`${at}?done=withdraw-case`);
    expect(locationOf(passedOn)).toBe(`${at}?done=delegate`);
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

describe("a task's form", () => {
  it('is sent as typed values', async () => {
    const response = await pages.post(`${at}/tasks/T1`, { ...filled, shown: allShown }, 'ana');

    expect(locationOf(response)).toBe(`${at}?done=answered`);
    expect(pages.changes).toEqual([
      {
        name: 'completeCaseTask',
        input: {
          caseId: 'C-7K3M9Q2XBA',
          taskId: 'T1',
          answer: { outcome: 'send', data: { values: sentValues } },
        },
      },
    ]);
  });

  it('comes back with the questions that follow, and sends nothing yet', async () => {
    const more = { ...filled, 'values.resells': 'yes', shown: allShown };

    const first = await pages.post(`${at}/tasks/T1`, more, 'ana');
    const html = await first.text();
    const second = await pages.post(
      `${at}/tasks/T1`,
      { ...more, 'values.which': 'Two, for years', shown: `${allShown} which` },
      'ana',
    );

    expect(textOf(html)).toContain('One more question follows from your answers, and nothing was sent yet');
    expect(html).toMatch(/value="Kestrel Maritime AS"/);
    expect(html).not.toContain('error-summary');
    expect(locationOf(second)).toBe(`${at}?done=answered`);
    expect(pages.changes).toHaveLength(1);
    expect(pages.changes[0]?.input).toMatchObject({
      answer: { data: { values: { resells: true, which: 'Two, for years' } } },
    });
  });

  it('leaves out what was typed into a field that no longer applies', async () => {
    await pages.post(
      `${at}/tasks/T1`,
      { ...filled, 'values.which': 'Two', shown: `${allShown} which` },
      'ana',
    );
    expect(pages.changes[0]?.input).toMatchObject({ answer: { data: { values: sentValues } } });
  });

  it('is kept for later, finished or not, and stands there again', async () => {
    const response = await pages.post(
      `${at}/tasks/T1`,
      { outcome: 'send', save: 'later', 'values.company': 'Kest', 'values.people': 'some' },
      'ana',
    );
    const html = await (await pages.get(at, 'ana')).text();

    expect(locationOf(response)).toBe(`${at}?done=kept#task-T1`);
    expect(pages.changes).toEqual([]);
    expect(html).toContain('value="Kest"');
    expect(html).toContain('value="some"');
    expect(textOf(html)).toContain('What you saved stands in the fields');
  });

  it('tells each problem beside its field and keeps what was typed', async () => {
    const { DomainError } = await import('../../../domain/errors.ts');
    pages.world.refusal = new DomainError('invalid-input', 'One', [
      { field: 'data.values.people', message: 'How many people work for you: give 1 at least' },
    ]);

    const response = await pages.post(
      `${at}/tasks/T1`,
      { ...filled, 'values.people': '0', 'values.regions': [], shown: allShown },
      'ana',
    );
    const html = await response.text();

    expect(response.status).toBe(422);
    expect(html).toContain('href="#task-T1-send-values-people"');
    expect(html).toMatch(/aria-describedby="task-T1-send-values-people-problem"/);
    expect(html).toContain('value="Kestrel Maritime AS"');
    expect(html).not.toMatch(/value="emea" checked/);
  });

  it('takes a file with its content', async () => {
    const body = new FormData();
    for (const [name, value] of Object.entries({ ...filled, shown: allShown }))
      for (const one of [value].flat()) body.append(name, one);
    body.append('values.register', new File(['%PDF-1.7'], 'extract.pdf'));

    await pages.app.request(`https://channel.vendor.example${at}/tasks/T1`, {
      method: 'POST',
      body,
      headers: { cookie: 'throughline_session=session-of-ana', 'sec-fetch-site': 'same-origin' },
    });

    expect(pages.changes[0]?.input).toMatchObject({
      answer: {
        data: {
          values: {
            register: { name: 'extract.pdf', content: Buffer.from('%PDF-1.7').toString('base64') },
          },
        },
      },
    });
  });

  it('that is larger than can be taken is refused in words', async () => {
    const response = await pages.post(
      `${at}/tasks/T1`,
      { 'values.company': 'x'.repeat(5 * 1024 * 1024) },
      'ana',
    );
    expect(response.status).toBe(413);
  });

  it('of a decision goes with the outcome that asks for it, and a reason with the one that does not', async () => {
    pages.world.casePage = { ...casePage, view: caseView({ stage: 'vetting', tasks: [scorecardTask()] }) };

    const scores = { 'values.skills': '4', 'values.market': '5', 'values.tier': 'gold' };
    await pages.post(
      `${at}/tasks/T1`,
      { outcome: 'approve', ...scores, shown: 'skills market tier' },
      'dana',
    );
    await pages.post(`${at}/tasks/T1`, { outcome: 'reject', comment: 'Too small.' }, 'dana');

    expect(pages.changes.map(({ input }) => (input as { answer: unknown }).answer)).toEqual([
      { outcome: 'approve', data: { values: { skills: 4, market: 5, tier: 'gold' } } },
      { outcome: 'reject', comment: 'Too small.' },
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
    expect(locationOf(signed)).toBe(`${at}?done=signed`);
    expect(pages.changes[0]?.input).toMatchObject({
      answer: { outcome: 'sign', data: { name: 'Ana Duarte', hash } },
    });
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

describe('links of people without an account', () => {
  beforeEach(() => {
    pages = openPages({
      casePage: {
        ...casePage,
        view: caseView({
          tasks: [formTask({ assignees: [applicant.id] })],
          facts: { ...caseView().facts, startedBy: applicant.id },
        }),
      },
      caseActs: ['withdraw'],
    });
  });

  it('show their case, without a menu, and to no cache or other site', async () => {
    const response = await pages.get('/c/some-token', 'dana');
    const html = await response.text();

    expect(html).not.toContain('aria-label="Main"');
    expect(html).not.toContain('Technical skills');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('take answers and acts by a press, and change nothing when they are opened', async () => {
    for (const path of ['/c/some-token', '/a/some-token', '/t/some-token', '/apply/onboarding'])
      for (const method of ['GET', 'HEAD']) await pages.get(path, undefined, method);
    const before = [...pages.changes];

    const sent = await pages.post('/c/some-token/tasks/T1', { ...filled, shown: allShown });
    const gone = await pages.post('/c/some-token/acts/withdraw', { reason: 'We merge.' });

    expect(before).toEqual([]);
    expect([sent, gone].map(locationOf)).toEqual([
      '/c/some-token?done=answered',
      '/c/some-token?done=withdraw-case',
    ]);
    expect(pages.changes.map(({ name }) => name)).toEqual(['completeCaseTask', 'caseAct']);
  });

  it('say kindly that they do not work (any more)', async () => {
    pages.world.caseLink = 'invalid';
    pages.world.draft = 'invalid';

    const answers = await Promise.all([
      pages.get('/c/some-token'),
      pages.post('/c/some-token/tasks/T1', filled),
      pages.get('/a/some-token'),
      pages.post('/a/some-token', filled),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    for (const answer of answers) expect(await answer.text()).toContain('This link does not work');
    expect(pages.changes).toEqual([]);
  });

  it('offer no decision that must be taken signed in', async () => {
    pages.world.casePage = {
      ...casePage,
      view: caseView({ tasks: [formTask({ assignees: [applicant.id], signedIn: true })] }),
    };
    expect(await (await pages.get('/c/some-token')).text()).not.toContain('id="task-T1"');
  });
});

describe("a task's link to a case of a process", () => {
  beforeEach(() => {
    pages = openPages({
      linked: 'case',
      task: formTask({ assignees: [applicant.id] }),
      linkPerson: applicant,
    });
  });

  it('shows the form, takes it, and keeps it', async () => {
    const html = await (await pages.get('/t/some-token')).text();
    const kept = await pages.post('/t/some-token', { ...filled, save: 'later' });
    const sent = await pages.post('/t/some-token', { ...filled, shown: allShown });

    expect(html).toContain('name="values.company"');
    expect(html).not.toContain('See the whole');
    expect(locationOf(kept)).toBe('/t/some-token?done=kept');
    expect(locationOf(sent)).toBe('/t/some-token?done=answered');
    expect(pages.changes).toEqual([
      {
        name: 'completeLink',
        input: { token: 'some-token', answer: { outcome: 'send', data: { values: sentValues } } },
      },
    ]);
  });

  it('says where things stand once the task is over', async () => {
    pages.world.link = 'settled';
    pages.world.casePage = {
      ...casePage,
      view: caseView({ status: 'closed', stage: 'closed', outcome: 'not-accepted', next: over }),
    };
    pages.world.task = formTask({ status: 'withdrawn' });

    const shown = await pages.get('/t/some-token');
    const late = await pages.post('/t/some-token', { ...filled, shown: allShown });

    expect(textOf(await shown.text())).toMatch(/This is not needed any more.*Closed Not accepted/);
    expect(late.status).toBe(409);
    expect(pages.changes).toEqual([]);
  });
});

describe('an application', () => {
  it('begins with an address and always answers the same', async () => {
    const wrong = await pages.post('/apply/onboarding', { email: 'ingrid' });
    const sent = await pages.post('/apply/onboarding', { email: ' ingrid@kestrel.example ' });
    const nowhere = await pages.get('/apply/elsewhere');

    expect([wrong.status, nowhere.status]).toEqual([422, 404]);
    expect(locationOf(sent)).toBe('/apply/onboarding?sent');
    expect(pages.changes).toEqual([
      { name: 'begin', input: { programId: 'onboarding', input: { email: 'ingrid@kestrel.example' } } },
    ]);
  });

  it('is saved, comes back with what follows, and becomes a case', async () => {
    const saved = await pages.post('/a/some-token', { save: 'later', 'values.company': 'Kest' });
    const draft = await (await pages.get('/a/some-token')).text();
    const more = await pages.post('/a/some-token', { ...filled, 'values.resells': 'yes', shown: allShown });
    const before = [...pages.changes];
    const sent = await pages.post('/a/some-token', { ...filled, shown: allShown });

    expect(locationOf(saved)).toBe('/a/some-token?done=kept');
    expect(draft).toContain('value="Kest"');
    expect(textOf(await more.text())).toContain('One more question follows');
    expect(before).toEqual([]);
    expect(locationOf(sent)).toBe('/c/case-token?done=applied');
    expect(pages.changes).toEqual([
      { name: 'submitApplication', input: { token: 'some-token', values: sentValues } },
    ]);
  });

  it('that was sent leads to its case', async () => {
    pages.world.draft = 'sent';
    expect(locationOf(await pages.get('/a/some-token'))).toBe('/c/case-token');
  });
});

describe('lists, boards and starts', () => {
  it('show a partner its open cases first', async () => {
    const text = textOf(await (await pages.get('/cases', 'ana')).text());
    expect(text.indexOf('Alpenbahn')).toBeGreaterThan(text.indexOf('Closed'));
    expect(text.indexOf('Kestrel')).toBeLessThan(text.indexOf('Closed'));
  });

  it('show the vendor each stage, with what has stalled, what is late and who has it', async () => {
    const text = textOf(await (await pages.get('/board/onboarding', 'dana')).text());

    expect(text).toMatch(/Vetting 2\+ Halden .* Stalled: 21 working days here/);
    expect(text).toMatch(/Overdue by 2 days/);
    expect(text).toMatch(/First ninety days 1 Kestrel Maritime AS/);
    expect((await pages.get('/board/elsewhere', 'dana')).status).toBe(404);
    expect(locationOf(await pages.get('/board/onboarding', 'ana'))).toBe('/cases');
  });

  it('start a case of a program', async () => {
    const response = await pages.post('/start/onboarding', { ...filled, shown: allShown }, 'ana');
    const unknown = await pages.post('/start/elsewhere', filled, 'ana');

    expect(locationOf(response)).toBe(`${at}?done=started`);
    expect(unknown.status).toBe(404);
    expect(pages.changes).toEqual([
      { name: 'start', input: { programId: 'onboarding', values: sentValues, partnerId: 'northwind' } },
    ]);
  });

  it('ask the vendor for which partner, together with all else that is missing', async () => {
    const response = await pages.post('/start/onboarding', { shown: allShown }, 'dana');

    const text = textOf(await response.text());
    expect(response.status).toBe(422);
    expect(text).toContain('Choose the partner that the case is for');
    expect(text).toContain('Country: choose a country');
  });
});

describe('programs', () => {
  it('are for operations and administrators alone', async () => {
    for (const path of ['/programs', '/programs/onboarding'])
      expect((await pages.get(path, 'ana')).status).toBe(404);
    expect((await pages.post('/programs/onboarding/versions/4/publish', {}, 'ana')).status).toBe(404);
    expect(pages.changes).toEqual([]);
  });

  it('are published by a press of a second person', async () => {
    const html = await (await pages.get('/programs/onboarding', 'dana')).text();
    const published = await pages.post(
      '/programs/onboarding/versions/4/publish',
      { hash: 'b'.repeat(64) },
      'dana',
    );

    expect(textOf(html)).toContain('Publish version 4');
    expect(locationOf(published)).toBe('/programs/onboarding?version=4&done=published');
    expect(pages.changes[0]).toMatchObject({
      name: 'publish',
      input: { version: 4, input: { hash: 'b'.repeat(64) } },
    });
  });

  it('are told in words and drawn, in an image that can run nothing', async () => {
    const text = textOf(await (await pages.get('/programs/onboarding?version=3', 'dana')).text());
    const picture = await pages.get('/programs/onboarding/picture?version=3', 'dana');

    expect(text).toContain('Who does what, when');
    expect(picture.headers.get('content-type')).toBe('image/svg+xml');
    expect(picture.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await picture.text()).toContain('Vetting');
  });

  it('that nobody can read any more are shown as they are written', async () => {
    pages.world.source = 'program: [';

    const page = await pages.get('/programs/onboarding', 'dana');
    const picture = await pages.get('/programs/onboarding/picture?version=3', 'dana');

    expect([page.status, picture.status]).toEqual([200, 404]);
    expect(textOf(await page.text())).toContain('program: [');
  });

  it('offer no press to who proposed', async () => {
    pages.world.programs = pages.world.programs.map((one) => ({ ...one, proposedBy: dana.id }));
    const text = textOf(await (await pages.get('/programs/onboarding', 'dana')).text());
    expect(text).toContain('a second person publishes it');
    expect(text).not.toContain('Publish version 4');
  });
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
    const parts = dataParts(onboarding, caseView(), { vendor: true, timeZone: 'UTC' });

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
