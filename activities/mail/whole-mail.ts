import { type MessageTag, SendRawEmailCommand } from '@aws-sdk/client-ses';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type { Mail } from './mailer.ts';

/**
 * The request for an e-mail that goes to SES as a whole, since it has headers of its own: those by which an inbox offers to
 * unsubscribe (RFC 2369), by one press without a page (RFC 8058).
 */
export async function wholeMail(
  mail: Mail,
  sender: string,
  Tags: MessageTag[],
): Promise<SendRawEmailCommand> {
  const { to, replyTo, subject, html, text, unsubscribe } = mail;
  const headers =
    unsubscribe === undefined
      ? {}
      : { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
  const composer = new MailComposer({ from: sender, to, replyTo, subject, html, text, headers });
  const Data = await composer.compile().build();
  return new SendRawEmailCommand({ Destinations: [to], RawMessage: { Data }, Tags });
}
