import { randomUUID } from 'node:crypto';
import { expect, inject, it } from 'vitest';
import { createMailer } from '../../../activities/mail/mailer.ses.ts';
import { wholeMail } from '../../../activities/mail/whole-mail.ts';
import { createSendMessage } from '../../../activities/send-message.activity.ts';
import { createSendProgramMessage } from '../../../activities/send-program-message.activity.ts';
import { branding, manager, taskOf, viewOf } from '../../offline/mail/mail-fixtures.ts';
import { depsOf, inputOf } from '../../offline/mail/post-room.ts';

interface Received {
  readonly from: string;
  readonly subject: string;
  readonly replyTo: readonly string[];
  readonly destination: { readonly to: readonly string[] };
  readonly body: { readonly html?: string; readonly text?: string };
}

/** What the inbox has for one address: the inbox is shared. */
async function inboxOf(address: string): Promise<Received[]> {
  const answer = await fetch(`${inject('sesEndpoint')}/store`);
  const { emails } = (await answer.json()) as { emails: Received[] };
  return emails.filter(({ destination }) => destination.to.includes(address));
}

it('a task’s e-mail arrives over SES’s own protocol, once, with both bodies as they were written', async () => {
  const person = { ...manager, email: `mara-${randomUUID()}@vendor.example`, name: 'Mára "M" <Brandt>' };
  const mailer = createMailer({
    region: 'eu-central-1',
    endpoint: inject('sesEndpoint'),
    sender: 'Vendor <no-reply@vendor.example>',
  });
  const send = createSendMessage(depsOf(mailer, {}, [person]));
  const input = inputOf('task-opened', person, viewOf({ tasks: [taskOf()] }), 'T1');

  await send(input);
  await send(input);

  const [mail, ...others] = await inboxOf(person.email);
  expect(others).toEqual([]);
  expect(mail?.from).toBe('Vendor <no-reply@vendor.example>');
  expect(mail?.replyTo).toEqual([branding.supportEmail]);
  expect(mail?.subject).toBe('Decide by 14 October: Contoso GmbH, Platform');
  expect(mail?.body.text).toContain('Hello Mára "M" <Brandt>,');
  expect(mail?.body.html).toContain('Hello Mára &quot;M&quot; &lt;Brandt&gt;,');
  expect(mail?.body.html).toContain('href="https://partners.vendor.example/t/');
});

it('an e-mail that can be turned off arrives as a whole, with both bodies as they were written', async () => {
  const person = { ...manager, email: `mara-${randomUUID()}@vendor.example` };
  const mailer = createMailer({
    ...{ region: 'eu-central-1', endpoint: inject('sesEndpoint'), wholeMail },
    sender: 'Vendor & Söhne <no-reply@vendor.example>',
  });
  const send = createSendProgramMessage(depsOf(mailer, {}, [person]));
  const words = { subject: 'Neue Kurse für Sie', text: 'Schöne *Grüße*', news: true };

  await send({ ...inputOf('case-started', person, viewOf()), ...words });

  const [mail] = await inboxOf(person.email);
  expect(mail?.from).toMatch(/Vendor & Söhne"? <no-reply@vendor.example>/);
  expect(mail?.replyTo).toEqual([branding.supportEmail]);
  expect(mail?.subject).toBe('Neue Kurse für Sie');
  expect(mail?.body.text).toMatch(/You need not get such e-mails: https:\/\/partners\.vendor\.example\/u\//);
  expect(mail?.body.html).toContain('Schöne <em>Grüße</em>');
});
