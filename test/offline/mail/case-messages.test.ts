import { describe, expect, it } from 'vitest';
import type { Mail } from '../../../activities/mail/mailer.ts';
import { createSendMessage } from '../../../activities/send-message.activity.ts';
import { createSendProgramMessage } from '../../../activities/send-program-message.activity.ts';
import type { CaseView, Outcome, Task } from '../../../domain/cases/case.schema.ts';
import { readLink } from '../../../domain/links/link-token.ts';
import { type MessageName, taskMessageNames } from '../../../domain/mail/messages.ts';
import type { Person } from '../../../domain/people/person.schema.ts';
import { linkKeys, manager, now, seller, taskOf } from './mail-fixtures.ts';
import { depsOf, publicUrl, scriptedMailer } from './post-room.ts';

const colleague: Person = { ...manager, id: 'P-COLLEAGUE1', name: 'Cem Demir', email: 'cem@vendor.example' };
const applicant: Person = { ...seller, account: false };
const outcome = (id: string, needs: Outcome['needs'] = 'nothing'): Outcome => ({
  id,
  label: `Label ${id}`,
  effect: 'It happens.',
  needs,
  tone: 'positive',
});

function caseWith(task?: Task, change: Partial<CaseView> = {}): CaseView {
  return {
    id: 'C-7K3M9Q2XBA',
    kind: 'onboarding',
    workflowId: 'onboarding/northwind/C-7K3M9Q2XBA',
    program: { id: 'onboarding', version: 3 },
    partner: { id: 'northwind', name: 'Northwind Traders' },
    title: 'Onboarding of Northwind',
    stage: 'checks',
    stageLabel: 'Being checked',
    status: 'open',
    next: { what: 'Finance approval', waitsFor: { party: 'vendor', personIds: [manager.id] } },
    tasks: task ? [task] : [],
    openedAt: now,
    updatedAt: now,
    revision: 4,
    facts: { startedBy: seller.id, data: { secret: { score: 'SECRET' } }, open: [], position: {} },
    ...change,
  };
}

async function mailOf(
  message: MessageName,
  person: Person,
  view: CaseView,
  { taskId, program }: { taskId?: string; program?: object } = {},
): Promise<Mail> {
  const { mailer, mails } = scriptedMailer();
  const deps = depsOf(mailer, {}, [manager, colleague, person]);
  const programs = { ...deps.stores.programs, version: async () => program } as never;
  const { id: caseId, workflowId } = view;
  const step = `${taskId ?? 'case'}-${message}`;
  const input = {
    caseId,
    workflowId,
    step,
    message,
    personId: person.id,
    view,
    ...(taskId ? { taskId } : {}),
  };
  await createSendMessage({ ...deps, stores: { ...deps.stores, programs } })(input);
  const [mail] = mails;
  if (!mail || mails.length !== 1) throw new Error(`${message} sent ${mails.length} mails instead of one`);
  return mail;
}

const decision = taskOf({
  title: 'Finance approval',
  assignees: [manager.id, colleague.id, seller.id],
  note: 'Look at **the limit**, as [the guide](https://vendor.example/guide) says.\n\n| check | outcome |\n| --- | --- |\n| Sanctions | pass |',
});
const upload = taskOf({
  id: 'T2',
  title: 'Your tax form',
  party: 'partner',
  assignees: [applicant.id, colleague.id],
  outcomes: [outcome('send', 'form')],
  atSilence: 'If nothing comes, the application lapses.',
});

describe.each(taskMessageNames)('%s of a case of a process', (message) => {
  it('tells the vendor what it is, what is asked, until when, what happens otherwise and who else is asked', async () => {
    const { subject, text, html } = await mailOf(message, manager, caseWith(decision), { taskId: 'T1' });

    expect(subject).toContain('Finance approval by 14 October: Onboarding of Northwind');
    for (const words of [
      'Please choose: Approve or Reject.',
      'About: Onboarding of Northwind',
      'Partner: Northwind Traders',
      'By Wed 14 October 2026, 17:00 Europe/Berlin (15:00 UTC)',
      decision.atSilence,
      'Stage: Being checked',
      'Also asked: Cem Demir',
      'Look at the limit, as the guide (https://vendor.example/guide) says.',
      `See where it stands:\n${publicUrl}/cases/C-7K3M9Q2XBA\n`,
    ])
      expect(text).toContain(words);
    expect(html).toContain('See where it stands</a>');
    expect(html).toMatch(/<td[^>]*>Sanctions<\/td>/);
    expect(html + text).not.toMatch(/SECRET|Ana Silva|\*\*/);
  });

  it('leads an applicant, who has no account, to pages of links of their own', async () => {
    const { text } = await mailOf(message, applicant, caseWith(upload), { taskId: 'T2' });

    const tokens = [...text.matchAll(/\/(t|c)\/(\S+)/g)].map(([, page, token = '']) => ({ page, token }));
    const links = await Promise.all(tokens.map(({ token }) => readLink(linkKeys, token, new Date(now))));
    const about = { personId: applicant.id, caseId: 'C-7K3M9Q2XBA' };
    expect(tokens.map(({ page }) => page)).toEqual(['t', 'c']);
    expect(links.map((link) => link?.claims)).toEqual([
      { use: 'task', ...about, taskId: 'T2' },
      { use: 'case', ...about },
    ]);
    expect(text).toContain('Fill in the form:');
    expect(text).toContain('Also asked: Nobody else');
    expect(text).not.toContain('/cases/');
    expect(text).not.toContain('Cem');
  });

  it('is not sent about a task that is done', async () => {
    const done = caseWith({ ...decision, status: 'done' });

    await expect(mailOf(message, manager, done, { taskId: 'T1' })).rejects.toThrow('sent 0 mails');
  });
});

describe('a task', () => {
  it.each([
    ['to sign', [outcome('sign', 'signature'), outcome('decline', 'comment')], 'Read and sign:'],
    ['to fill in', [outcome('send', 'form')], 'Fill in the form:'],
    ['to choose', [outcome('yes'), outcome('no'), outcome('later')], 'Review and decide:'],
    ['to do', [outcome('done')], 'Answer:'],
  ])('%s says so on its button', async (_what, outcomes, button) => {
    const view = caseWith({ ...upload, outcomes });

    expect((await mailOf('task-opened', seller, view, { taskId: 'T2' })).text).toContain(button);
  });
});

it.each([
  ['of a form, what the form says of itself', upload.note, 'One line for each country.'],
  ['of a form whose step says it, that', 'Only of last year.', 'Only of last year.'],
])('a task says what is to be done: %s', async (_what, note, words) => {
  const program = { forms: { tax: { intro: 'One line for each country.' } } };
  const view = caseWith({ ...upload, form: 'tax', ...(note ? { note } : {}) });

  const { text } = await mailOf('task-opened', seller, view, { taskId: 'T2', program });

  expect(text).toContain(`What is to be done:\n> ${words}\n`);
});

it('an exam to sit says where, by what number, and that there is nothing to press', async () => {
  const exam = { provider: 'prometric', exam: 'PX-100', pass: 700, outOf: 1000, candidate: 'C-7K3M9Q2XBA' };
  const view = caseWith({ ...upload, outcomes: [outcome('result', 'result')], exam });

  const { text } = await mailOf('task-opened', seller, view, { taskId: 'T2' });

  for (const words of [
    'Exam: PX-100 (prometric)',
    'Candidate number: C-7K3M9Q2XBA',
    'Passed with: 700 of 1000',
    'you have nothing to press',
    'See what to do:',
  ])
    expect(text).toContain(words);
  expect(text).not.toContain('one press');
});

describe('the beginning and the end of a case', () => {
  const program = {
    outcomes: { lapsed: { label: 'Lapsed', reopenWithin: 1 }, approved: { label: 'Welcome' } },
  };
  const closed = (outcomeId: string) => caseWith(undefined, { status: 'closed', outcome: outcomeId });

  it('says that it was received, and what happens next', async () => {
    const mail = await mailOf('case-started', applicant, caseWith());

    expect(mail.subject).toBe('Received: Onboarding of Northwind');
    expect(mail.text).toContain('There is nothing to do for you now');
    expect(mail.text).toContain('What happens next: Finance approval.');
  });

  it('tells the learner, and whoever enrolled them, that they are enrolled', async () => {
    const view = { ...caseWith(), facts: { learner: { id: seller.id, name: seller.name } } };
    const own = await mailOf('case-started', seller, view);
    const others = await mailOf('case-started', manager, view);

    expect([own.subject, others.subject]).toEqual(Array(2).fill('Enrolled: Onboarding of Northwind'));
    expect(own.text).toContain('You are enrolled');
    expect(others.text).toContain(`${seller.name} is enrolled`);
  });

  it.each([
    ['approved', 'Welcome: Onboarding of Northwind', 'It has ended: Welcome.'],
    ['lapsed', 'Lapsed: Onboarding of Northwind', 'You can take it up again, from its page.'],
    ['withdrawn', 'Withdrawn: Onboarding of Northwind', 'it is withdrawn.'],
    ['cancelled', 'Cancelled: Onboarding of Northwind', 'an administrator closed it'],
    ['not-fit', 'Not fit: Onboarding of Northwind', 'It has ended: Not fit.'],
  ])('says how it ended: %s', async (outcomeId, subject, words) => {
    const mail = await mailOf('case-closed', seller, closed(outcomeId), { program });

    expect(mail.subject).toBe(subject);
    expect(mail.text).toContain(words);
  });

  it('speaks of taking it up again to the partner alone', async () => {
    const mail = await mailOf('case-closed', manager, closed('lapsed'), { program });

    expect(mail.text).not.toContain('take it up again');
    expect(mail.text).toContain('Partner: Northwind Traders');
  });

  it('is nothing that a deal has: a fault in the workflow, named', async () => {
    const deal = { ...caseWith(), kind: 'deal-registration', tasks: [], facts: {} } as unknown as CaseView;

    await expect(mailOf('protected', manager, caseWith())).rejects.toMatchObject({ type: 'unexpected' });
    await expect(mailOf('case-closed', manager, deal)).rejects.toMatchObject({ type: 'unexpected' });
  });
});

describe('a message in a program’s own words', () => {
  const input = (person: Person, text: string) => {
    const view = caseWith();
    const { id: caseId, workflowId } = view;
    return {
      caseId,
      workflowId,
      step: 'welcome',
      personId: person.id,
      subject: 'Welcome\naboard',
      text,
      view,
    };
  };
  const words = 'Hello **Ana**,\n\n- read [the guide](https://vendor.example/guide)\n- <b>start</b>';

  it('is laid out as HTML and as text, once for each step and person', async () => {
    const { mailer, mails } = scriptedMailer();
    const send = createSendProgramMessage(depsOf(mailer));

    await send(input(seller, words));
    await send(input(seller, words));
    await send(input(manager, words));

    expect(mails.map(({ to }) => to)).toEqual([seller.email, manager.email]);
    const [mail] = mails;
    expect(mail?.subject).toBe('Welcome aboard');
    expect(mail?.key).toBe('onboarding/northwind/C-7K3M9Q2XBA/welcome/P-SE11ER0001');
    expect(mail?.html).toContain('<strong>Ana</strong>');
    expect(mail?.html).toContain('&lt;b&gt;start&lt;/b&gt;');
    expect(mail?.text).toContain('Hello Ana,\n\n- read the guide (https://vendor.example/guide)\n');
  });

  it('leads who has no account to a page by a link, and is sent to nobody who has left', async () => {
    const { mailer, mails } = scriptedMailer();

    await createSendProgramMessage(depsOf(mailer, {}, [applicant]))(input(applicant, words));
    await createSendProgramMessage(depsOf(mailer, {}, [{ ...manager, active: false }]))(
      input(manager, words),
    );

    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain(`See where it stands:\n${publicUrl}/c/`);
  });
});

it('tells who it is escalated to that the partner has not answered, and asks nothing of them', async () => {
  const view = caseWith(upload);
  const { subject, text, html } = await mailOf('task-escalated', manager, view, { taskId: 'T2' });

  expect(subject).toMatch(/^Not answered: /);
  expect(text).toContain('Only they can answer: call them, or write to them.');
  expect(`${text}${html}`).not.toMatch(/\/t\/|Whoever answers first|you can take it/);
  expect((await mailOf('task-escalated', manager, caseWith(decision), { taskId: 'T1' })).text).toContain(
    'you are asked as well',
  );
});
