import { ApplicationFailure } from '@temporalio/activity';
import { describe, expect, it } from 'vitest';
import { MailInDoubt, MailRefused } from '../../../activities/mail/mailer.ts';
import { createSendSignInLink } from '../../../activities/mail/send-sign-in-link.ts';
import type { PersonalDataGround } from '../../../activities/personal-data/create-personal-data-activities.ts';
import { tellErasureAsked } from '../../../activities/personal-data/tell-erasure-asked.activity.ts';
import { createSendMessage, deliver } from '../../../activities/send-message.activity.ts';
import { formatMoment } from '../../../domain/mail/moments.rules.ts';
import { answerDueAt, type Erasure } from '../../../domain/personal-data/personal-data.ts';
import { branding, manager, now, seller, settledTask, taskOf, viewOf } from './mail-fixtures.ts';
import { depsOf, inputOf, scriptedMailer } from './post-room.ts';

const throttled = new MailRefused('Throttling', false);
const dead = new MailRefused('MessageRejected', true);
const lost = new MailInDoubt('ETIMEDOUT');
const view = viewOf({ tasks: [taskOf()] });
const input = inputOf('task-opened', manager, view, 'T1');

/** Runs the activity as the worker does: again after every failure that may be retried. Gives those failures. */
async function untilDone(script: readonly (Error | 'taken')[]) {
  const { mailer, mails } = scriptedMailer(script);
  const send = createSendMessage(depsOf(mailer));
  const failures: ApplicationFailure[] = [];
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const failure = await send(input).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (failure === undefined) return { mails, failures };
    if (!(failure instanceof ApplicationFailure)) throw failure;
    failures.push(failure);
    if (failure.nonRetryable) return { mails, failures };
  }
  throw new Error('the activity never came to an end');
}

describe('one e-mail for each person and step', () => {
  it('is sent once however often the activity runs', async () => {
    const { mailer, mails } = scriptedMailer();
    const send = createSendMessage(depsOf(mailer));
    await send(input);
    await send(input);
    await send(input);
    expect(mails.map(({ key }) => key)).toEqual([
      'deal-registration/northwind/D-7K3M9Q2XBA/T1-task-opened/P-MANAGER001',
    ]);
  });

  it('is another one for another step', async () => {
    const { mailer, mails } = scriptedMailer();
    const send = createSendMessage(depsOf(mailer));
    await send(input);
    await send({ ...input, step: 'T1-reminder-1', message: 'task-reminder' });
    expect(mails).toHaveLength(2);
  });

  it('is tried again until SES takes it when SES throttles: nothing was sent before', async () => {
    const { mails, failures } = await untilDone([throttled, throttled, throttled]);
    expect(mails).toHaveLength(4);
    expect(failures.map(({ type }) => type)).toEqual(Array(3).fill('mail-not-sent-yet'));
  });

  it('is given up at once when SES will never take it', async () => {
    const { mails, failures } = await untilDone([dead]);
    expect(mails).toHaveLength(1);
    expect(failures).toMatchObject([{ type: 'mail-refused', nonRetryable: true }]);
  });

  it('is sent a second time, a minute later, when the answer was lost', async () => {
    const { mails, failures } = await untilDone([lost]);
    expect(mails).toHaveLength(2);
    expect(failures).toMatchObject([
      { type: 'mail-not-sent-yet', nonRetryable: false, nextRetryDelay: 60_000 },
    ]);
  });

  it('is never sent a third time when both answers were lost, and the case is told', async () => {
    const { mails, failures } = await untilDone([lost, lost]);
    expect(mails).toHaveLength(2);
    expect(failures.at(-1)).toMatchObject({ type: 'mail-unconfirmed', nonRetryable: true });
  });

  it('stays in doubt when its second attempt is throttled: two at most ever went out', async () => {
    const { mails, failures } = await untilDone([lost, throttled, lost]);
    expect(mails).toHaveLength(3);
    expect(failures.map(({ type }) => type)).toEqual([
      'mail-not-sent-yet',
      'mail-not-sent-yet',
      'mail-unconfirmed',
    ]);
  });

  it('is sent by the next worker when one died between the record and SES', async () => {
    const { mailer, mails } = scriptedMailer();
    const deps = depsOf(mailer);
    await deps.stores.mailLog.begin('deal-registration/northwind/D-7K3M9Q2XBA/T1-task-opened/P-MANAGER001');
    await createSendMessage(deps)(input);
    await createSendMessage(deps)(input);
    expect(mails).toHaveLength(1);
  });

  it('keeps names and addresses out of failures, which stand in the case’s history', async () => {
    const { failures } = await untilDone([throttled, lost, lost]);
    for (const failure of failures) {
      expect(failure.message).not.toMatch(/@|Mara/);
      expect(failure.cause).toBeUndefined();
    }
  });

  it('lets a store that is down be tried again', async () => {
    const { mailer, mails } = scriptedMailer();
    const deps = depsOf(mailer);
    const down = { ...deps.stores.mailLog, begin: () => Promise.reject(new Error('throttled')) };
    await expect(
      createSendMessage({ ...deps, stores: { ...deps.stores, mailLog: down } })(input),
    ).rejects.toThrow('throttled');
    expect(mails).toHaveLength(0);
  });
});

describe('no e-mail', () => {
  it.each([
    ['to somebody who has left', [{ ...manager, active: false }]],
    ['to somebody who is not there', []],
  ])('%s', async (_what, people) => {
    const { mailer, mails } = scriptedMailer();
    await createSendMessage(depsOf(mailer, {}, people))(input);
    expect(mails).toHaveLength(0);
  });

  it.each(['done', 'withdrawn'] as const)('about a task that is %s', async (status) => {
    const { mailer, mails } = scriptedMailer();
    const settled = viewOf({ tasks: [{ ...settledTask('approval', 'approve', ''), id: 'T1', status }] });
    await createSendMessage(depsOf(mailer))(inputOf('task-reminder', manager, settled, 'T1'));
    expect(mails).toHaveLength(0);
  });

  it('without the task that it asks for: a fault in the workflow, named', async () => {
    const { mailer } = scriptedMailer();
    await expect(
      createSendMessage(depsOf(mailer))(inputOf('task-opened', manager, view)),
    ).rejects.toMatchObject({
      type: 'unexpected',
      nonRetryable: true,
    });
  });
});

describe('words and addresses', () => {
  it('take the product family’s name from the program', async () => {
    const { mailer, mails } = scriptedMailer();
    const deps = depsOf(mailer);
    const programs = {
      version: async () => ({ productFamilies: { platform: 'Platform Suite' } }),
    } as unknown as typeof deps.stores.programs;
    await createSendMessage({ ...deps, stores: { ...deps.stores, programs } })(input);
    expect(mails[0]?.subject).toContain('Contoso GmbH, Platform Suite');
  });

  it('lead to the portal, with or without a slash at the end of its address', async () => {
    const { mailer, mails } = scriptedMailer();
    await createSendMessage(depsOf(mailer, { publicUrl: 'https://p.example/channel/' }))(
      inputOf('protected', seller, viewOf()),
    );
    expect(mails[0]?.text).toContain('https://p.example/channel/deals/D-7K3M9Q2XBA\n');
  });
});

it('sends a sign-in link that says until when it is good, and that opening it does nothing', async () => {
  const { mailer, mails } = scriptedMailer();
  const url = 'https://partners.vendor.example/sign-in/token';
  await createSendSignInLink({ mailer, branding })({
    person: seller,
    url,
    expiresAt: new Date('2026-10-12T10:00:00.000Z'),
  });
  const [mail] = mails;
  expect(mail?.to).toBe(seller.email);
  expect(mail?.subject).toBe('Sign in to Vendor & Söhne');
  expect(mail?.text).toContain(`Go to sign-in:\n${url}\n`);
  expect(mail?.text).toContain('By Mon 12 October 2026, 07:00 America/Sao Paulo (10:00 UTC)');
  expect(mail?.text).toContain('Opening the page does not sign you in');
  expect(mail?.html).toContain(`href="${url}"`);
});

it('names its workflow to be told what became of it only where that is a case', async () => {
  const { mailer, mails } = scriptedMailer();
  const deps = depsOf(mailer);
  const content = {
    ...{ subject: 'Your fund ends', heading: 'Your fund ends', greets: manager.name },
    paragraphs: ['It ends on Friday.'],
    facts: [],
    action: { label: 'Open the fund', url: 'https://portal.example/funds', note: 'Signed in.' },
    footnote: 'You get this e-mail because the fund is yours.',
  };

  await createSendMessage(deps)(input);
  await deliver(deps, { workflowId: 'fund/FD-7K3M9Q2XBA', step: 'ends-soon' }, manager, content);

  expect(mails.map(({ workflowId }) => workflowId)).toEqual([view.workflowId, undefined]);
});

describe('administrators, when somebody asks to be erased', () => {
  const erasure = { personId: seller.id, state: 'asked', askedAt: now, askedBy: seller.id } as const;
  const admins = [
    manager,
    { ...manager, id: 'P-ADM0000002', email: 'second@vendor.example', timeZone: 'Asia/Tokyo' },
  ];

  function telling(state: Erasure['state']) {
    const post = scriptedMailer();
    const deps = depsOf(post.mailer);
    const stores = {
      ...deps.stores,
      people: { byRole: async (role: string) => (role === 'admin' ? admins : []) },
      personalData: { erasure: async () => ({ ...erasure, state }) },
    };
    return { ...post, tell: tellErasureAsked({ ...deps, stores } as unknown as PersonalDataGround) };
  }

  it('are told once each what is asked, by when where they are, and what happens otherwise; not who', async () => {
    const { mails, tell } = telling('asked');

    await tell({ personId: seller.id });
    await tell({ personId: seller.id });

    expect(mails.map(({ to }) => to)).toEqual(admins.map(({ email }) => email));
    const [first, second] = mails.map(({ text }) => text);
    expect(first).toContain(formatMoment(answerDueAt(now), manager.timeZone));
    expect(first).toContain('can complain to the authority');
    expect(first).toContain(`/console/personal-data/${seller.id}`);
    expect(first).not.toContain(seller.name);
    expect(second).toContain(formatMoment(answerDueAt(now), 'Asia/Tokyo'));
  });

  it('are not told of what was answered meanwhile', async () => {
    const { mails, tell } = telling('running');

    await tell({ personId: seller.id });

    expect(mails).toEqual([]);
  });
});
