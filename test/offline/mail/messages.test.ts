import { describe, expect, it } from 'vitest';
import type { Mail } from '../../../activities/mail/mailer.ts';
import { isCaseNotice } from '../../../activities/mail/templates/compose.ts';
import type { CaseView, Task } from '../../../domain/cases/case.schema.ts';
import type { DealFacts } from '../../../domain/deals/deal.schema.ts';
import { dealOutcomes } from '../../../domain/deals/stages.ts';
import { readLink } from '../../../domain/links/link-token.ts';
import { type MessageName, messageNames, taskMessageNames } from '../../../domain/mail/messages.ts';
import type { Person } from '../../../domain/people/person.schema.ts';
import {
  linkKeys,
  manager,
  now,
  partnerTask,
  secrets,
  seller,
  settledTask,
  taskOf,
  viewOf,
} from './mail-fixtures.ts';
import { mailOf, publicUrl } from './post-room.ts';

const dealUrl = `${publicUrl}/deals/D-7K3M9Q2XBA`;
const isTaskMessage = (message: MessageName) => (taskMessageNames as readonly string[]).includes(message);

/** HTML as a reader sees it: tags gone, entities read. */
function readable(html: string): string {
  const body = html
    .replace(/<style>[\s\S]*?<\/style>|<title>[\s\S]*?<\/title>/g, '')
    .replace(/<br>|<\/(p|td|th|h1|li)>/g, ' ');
  const text = body
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'");
  return text.replaceAll('&amp;', '&').replace(/\s+/g, ' ');
}

/** Both bodies, each of which must say it. */
function bodiesOf(mail: Mail): string[] {
  return [readable(mail.html), mail.text.replace(/^> /gm, '').replace(/\s+/g, ' ')];
}
function expectBoth(mail: Mail, ...phrases: string[]): void {
  for (const body of bodiesOf(mail)) for (const phrase of phrases) expect(body).toContain(phrase);
}
function expectNeither(mail: Mail, ...phrases: string[]): void {
  for (const body of [...bodiesOf(mail), mail.html, mail.subject])
    for (const phrase of phrases) expect(body).not.toContain(phrase);
}

/** Every case in which a message is sent, to whom, with a phrase that says what to do first. */
interface Occasion {
  readonly message: MessageName;
  readonly person: Person;
  readonly view: CaseView<DealFacts>;
  readonly task?: Task;
  readonly first: string;
}
const vendorTask = (message: MessageName, task: Task, first: string): Occasion => ({
  message,
  person: manager,
  task,
  first,
  view: viewOf({ tasks: [task] }),
});
const askPartner = (message: MessageName, task: Task, first: string): Occasion => ({
  message,
  person: seller,
  task,
  first,
  view: viewOf({ tasks: [task] }),
});
const tell = (
  message: MessageName,
  first: string,
  change: Partial<CaseView<DealFacts>> = {},
  person = seller,
): Occasion => ({
  message,
  person,
  first,
  view: viewOf(change),
});
const approvals: Occasion[] = [
  vendorTask(
    'task-opened',
    taskOf(),
    'Please decide on the registration of Contoso GmbH for Platform by Northwind Traders.',
  ),
  vendorTask(
    'task-opened',
    taskOf({ step: 'extension', note: 'They signed the pilot.' }),
    'Please decide whether Northwind Traders gets more time',
  ),
  vendorTask(
    'task-opened',
    taskOf({ step: 'dispute', note: 'We met them in May.' }),
    'Please rule who Contoso GmbH belongs to',
  ),
  vendorTask(
    'task-opened',
    taskOf({ step: 'countersign', title: 'Countersign' }),
    'Please look at Contoso GmbH.',
  ),
  vendorTask('task-reminder', taskOf(), 'Please decide on the registration'),
  vendorTask('task-escalated', taskOf(), 'Please decide on the registration'),
  vendorTask('task-reassigned', taskOf(), 'Please decide on the registration'),
  vendorTask('nobody-can-act', taskOf(), 'Please decide on the registration'),
];
const questions: Occasion[] = [
  askPartner(
    'changes-requested',
    partnerTask('changes', { fields: ['customer.name', 'value'], note: 'The legal name, please.' }),
    'Please change these fields (Customer name, Value)',
  ),
  askPartner('task-opened', partnerTask('offer'), 'Please accept or decline Contoso GmbH for Platform.'),
  askPartner('task-opened', partnerTask('progress'), 'Please write us a line or two'),
  askPartner('task-reminder', partnerTask('progress'), 'Please write us a line or two'),
];
const notices: Occasion[] = [
  tell('registration-received', 'There is nothing to do for you now.'),
  tell('customer-taken', 'Please choose on the deal’s page how to go on'),
  tell('queued', 'There is nothing to do for you now.'),
  tell('protected', 'Go and win it: until 10 January 2027'),
  tell('rejected', 'your registration of Contoso GmbH for Platform was not approved', {
    tasks: [settledTask('approval', 'reject', 'Wrong segment.')],
  }),
  tell('rejected', 'your registration of Contoso GmbH for Platform was not approved'),
  tell('protection-reminder', 'Please open the deal’s page and report Contoso GmbH won or lost'),
  tell('protection-extended', 'There is nothing to do for you now.'),
  tell('extension-refused', 'Please report Contoso GmbH won before protection ends', {
    tasks: [settledTask('extension', 'reject', 'No sign of progress.')],
  }),
  tell('extension-refused', 'Please report Contoso GmbH won before protection ends'),
  tell('dispute-ruled', 'There is nothing to do for you now.', {
    tasks: [settledTask('dispute', 'approve', 'You were first.')],
  }),
  tell('dispute-ruled', 'Your registration of Contoso GmbH stays where it was', {
    tasks: [settledTask('dispute', 'reject', 'The other was first.')],
  }),
  ...Object.keys(dealOutcomes).map((outcome) => tell('deal-closed', 'Contoso GmbH', { outcome })),
];
const occasions = [...approvals, ...questions, ...notices];
const name = ({ message, person, task, view }: Occasion) =>
  [message, task?.step ?? view.outcome, person === seller ? 'to the partner' : 'to the vendor']
    .filter(Boolean)
    .join(' ');
const named = (list: readonly Occasion[]) => list.map((occasion) => [name(occasion), occasion] as const);
const send = ({ message, person, view, task }: Occasion) => mailOf(message, person, view, task?.id);

it('has an occasion for every message', () => {
  const sent = new Set(occasions.map(({ message }) => message));
  expect([...sent].sort()).toEqual(messageNames.filter((name) => !isCaseNotice(name)).sort());
});

describe.each(named(occasions))('%s', (_name, occasion) => {
  it('says what to do first, and what the deal is', async () => {
    const mail = await send(occasion);
    expectBoth(
      mail,
      occasion.first,
      `Hello ${occasion.person.name},`,
      'EUR 48,000.00',
      'Contoso GmbH (contoso.example, DE)',
      'D-7K3M9Q2XBA',
    );
    expect(mail.to).toBe(occasion.person.email);
    expect(mail.subject).toContain('Contoso GmbH, Platform');
    expect(mail.subject.length).toBeLessThan(90);
  });

  it('has one button, to the task or to the deal’s page', async () => {
    const mail = await send(occasion);
    const links = [...mail.html.matchAll(/href="(https:[^"]+)"/g)].map(([, url]) => url);
    expect(links).toHaveLength(1);
    expect(mail.text).toContain(`:\n${links[0]}\n`);
    expect(links[0]).toMatch(
      isTaskMessage(occasion.message) ? /^https:\/\/partners\.vendor\.example\/t\/[\w.-]+$/ : dealUrl,
    );
    expectBoth(mail, 'Opening the page changes nothing');
  });

  it('is written plainly: no exclamation mark, nothing undefined', async () => {
    const mail = await send(occasion);
    for (const body of [...bodiesOf(mail), mail.subject])
      expect(body).not.toMatch(/!(?!doctype)|undefined|null|NaN|Invalid|\[object/);
  });

  it('keeps what a partner must not learn from a partner', async () => {
    const mail = await send(occasion);
    if (occasion.person === seller) expectNeither(mail, ...Object.values(secrets));
  });
});

describe.each(named([...approvals, ...questions]))('%s', (_name, occasion) => {
  it('says by when, in the reader’s time zone and UTC, and what happens otherwise', async () => {
    const mail = await send(occasion);
    const by =
      occasion.person === seller
        ? 'By Sun 25 October 2026, 23:00 America/Sao Paulo (Mon 26 October, 02:00 UTC)'
        : 'By Wed 14 October 2026, 17:00 Europe/Berlin (15:00 UTC)';
    expectBoth(mail, by, occasion.task?.atSilence ?? '');
    expect(mail.subject).toMatch(occasion.person === seller ? / by 25 October: / : / by 14 October: /);
    expectBoth(mail, occasion.person === seller ? 'Answer' : 'Review and decide');
  });

  it('links by a token of this person and this task, in ids only, good until 30 days after it is due', async () => {
    const mail = await send(occasion);
    const token = /\/t\/([\w.-]+)/.exec(mail.text)?.[1] ?? '';
    const due = Date.parse(occasion.task?.dueAt ?? '') + 30 * 86_400_000;
    const link = await readLink(linkKeys, token, new Date(due - 1000));
    expect(link).toEqual({
      claims: {
        use: 'task',
        personId: occasion.person.id,
        caseId: 'D-7K3M9Q2XBA',
        taskId: occasion.task?.id,
      },
      expired: false,
      issuedAt: new Date(now),
    });
    expect((await readLink(linkKeys, token, new Date(due)))?.expired).toBe(true);
    const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
    expect(payload).not.toMatch(/Contoso|Ana|Mara|@/);
  });
});

describe('what an approver reads', () => {
  it('has near matches as evidence, the best first, and the partner’s own words', async () => {
    const [best] = viewOf().facts.nearMatches;
    if (!best) throw new Error('the fixture has a near match');
    const matches = [0.83, 0.99, 0.9, 0.85, 0.86, 0.87].map((score) => ({
      ...best,
      score,
      name: `Alike ${score}`,
    }));
    const task = taskOf();
    const mail = await mailOf(
      'task-opened',
      manager,
      viewOf({ tasks: [task] }, { nearMatches: matches }),
      task.id,
    );
    expectBoth(
      mail,
      'Alike 0.99 (contoso-alike.example, AT), 99% alike: similar name; deal D-H01DER0001',
      'and 1 more, on the deal’s page',
    );
    expectBoth(mail, 'They replace their old platform in spring. Budget is approved.');
    expect(mail.text.indexOf('Alike 0.99')).toBeLessThan(mail.text.indexOf('Alike 0.9 '));
    expectNeither(mail, 'Alike 0.83');
  });

  it('names the holder of a disputed customer, and since when', async () => {
    const task = taskOf({ step: 'dispute', note: 'We met them in May.' });
    const mail = await mailOf('task-opened', manager, viewOf({ tasks: [task] }), task.id);
    expectBoth(
      mail,
      'deal D-H01DER0001 of southwind-secret',
      'Tue 1 September 2026, 10:00 Europe/Berlin (08:00 UTC)',
      'We met them in May.',
    );
  });

  it('says that a decision of this size is taken signed in', async () => {
    const task = taskOf({ signedIn: true });
    const mail = await mailOf('task-opened', manager, viewOf({ tasks: [task] }), task.id);
    expectBoth(mail, 'is taken signed in', 'Opening the page changes nothing');
  });

  it('marks a reminder, an escalation and a reassignment in the subject', async () => {
    const view = viewOf({ tasks: [taskOf()] });
    const subjects = await Promise.all(
      (['task-reminder', 'task-escalated', 'task-reassigned'] as const).map(
        async (message) => (await mailOf(message, manager, view, 'T1')).subject,
      ),
    );
    expect(subjects.map((subject) => subject.split(':')[0])).toEqual(['Reminder', 'Escalated', 'Now yours']);
  });
});

describe('what a partner reads', () => {
  it('has the reviewer’s reason when changes are asked for', async () => {
    const task = partnerTask('changes', { fields: ['value'], note: 'Without tax, please.' });
    const mail = await mailOf('changes-requested', seller, viewOf({ tasks: [task] }), task.id);
    expectBoth(mail, 'Without tax, please.', 'these fields (Value)');
  });

  it.each([
    ['rejected', 'approval', 'reject'],
    ['extension-refused', 'extension', 'reject'],
    ['dispute-ruled', 'dispute', 'reject'],
  ] as const)(
    'has the reason of %s, and not the comment of another decision',
    async (message, step, outcome) => {
      const other = { ...settledTask(step, 'approve', secrets.vendorComment), id: 'T8' };
      const tasks = [other, settledTask(step, outcome, 'It is outside your segment.')];
      const mail = await mailOf(message, seller, viewOf({ tasks }), undefined);
      expectBoth(mail, 'It is outside your segment.');
      expectNeither(mail, secrets.vendorComment);
    },
  );

  it.each(['rejected', 'extension-refused', 'dispute-ruled'] as const)(
    '%s says so when nobody decided',
    async (message) => {
      const mail = await mailOf(message, seller, viewOf());
      expect(readable(mail.html)).toMatch(/Nobody (decided|ruled)/);
    },
  );

  it('learns at silence whether the ruling gave it the customer', async () => {
    const { conflict: _gone, ...facts } = viewOf().facts;
    const given = await mailOf('dispute-ruled', seller, { ...viewOf(), facts });
    const upheld = await mailOf('dispute-ruled', seller, viewOf());
    expect(given.subject).toContain('Ruled for you');
    expect(upheld.subject).toContain('Ruled for the present holder');
  });

  it('is told until when it can queue or contest', async () => {
    const next = {
      what: 'Choose',
      waitsFor: { party: 'partner' as const, personIds: [] },
      deadline: { at: '2026-10-26T02:00:00.000Z', what: 'Closes as refused' },
    };
    const mail = await mailOf('customer-taken', seller, viewOf({ next }));
    expectBoth(mail, 'By Sun 25 October 2026, 23:00 America/Sao Paulo', 'closes as refused');
  });

  it('has each end in its own words', async () => {
    const mails = await Promise.all(
      Object.keys(dealOutcomes).map((outcome) => mailOf('deal-closed', seller, viewOf({ outcome }))),
    );
    expect(new Set(mails.map(({ subject }) => subject)).size).toBe(mails.length);
    expect(new Set(mails.map(({ text }) => text.split('\n')[4])).size).toBe(mails.length);
  });

  it.each(['approval', 'extension', 'dispute'])(
    'has no evidence in it even if a vendor’s task of %s came to it',
    async (step) => {
      const task = taskOf({ step, note: secrets.vendorComment });
      const mail = await mailOf('task-opened', seller, viewOf({ tasks: [task] }), task.id);
      expectNeither(mail, ...Object.values(secrets));
    },
  );

  it('is told that a deal was handed over, not by whom', async () => {
    const mail = await mailOf('protected', seller, viewOf({}, { transferredFrom: secrets.holderDeal }));
    expectBoth(mail, 'handed over to you');
    expectNeither(mail, secrets.holderDeal);
  });
});
