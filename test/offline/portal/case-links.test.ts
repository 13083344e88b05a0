import { beforeEach, describe, expect, it } from 'vitest';
import { leadsTo } from '../../support/leads-to.ts';
import { allShown, filled, locationOf, sentValues } from './support/application-form.ts';
import { applicant, casePage, caseView, formTask, over } from './support/cases.ts';
import { openPages, textOf } from './support/visit.ts';

let pages: ReturnType<typeof openPages>;
beforeEach(() => {
  pages = openPages();
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
    expect([sent, gone].map(leadsTo)).toEqual([
      ['/c/some-token', 'answered'],
      ['/c/some-token', 'withdraw-case'],
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
    expect(html).toContain('<a href="/c/case-token">See the whole case</a>');
    expect(html).not.toContain('/sign-in');
    expect(leadsTo(kept)).toEqual(['/t/some-token', 'kept']);
    expect(leadsTo(sent)).toEqual(['/t/some-token', 'answered']);
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

    expect(leadsTo(saved)).toEqual(['/a/some-token', 'kept']);
    expect(draft).toContain('value="Kest"');
    expect(textOf(await more.text())).toContain('One more question follows');
    expect(before).toEqual([]);
    expect(leadsTo(sent)).toEqual(['/c/case-token', 'applied']);
    expect(pages.changes).toEqual([
      { name: 'submitApplication', input: { token: 'some-token', values: sentValues } },
    ]);
  });

  it('that was sent leads to its case', async () => {
    pages.world.draft = 'sent';
    expect(locationOf(await pages.get('/a/some-token'))).toBe('/c/case-token');
  });
});
