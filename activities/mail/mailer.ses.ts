import {
  type MessageTag,
  SESClient,
  type SESClientConfig,
  SendEmailCommand,
  type SendRawEmailCommand,
} from '@aws-sdk/client-ses';
import { caseTag, tagOf } from '../../domain/mail/mail-event.rules.ts';
import { type Mail, type Mailer, MailInDoubt } from './mailer.ts';
import { senderAddress } from './sender-address.ts';
import { readFailure } from './ses-failure.ts';

export interface MailerOptions {
  readonly region: string;
  /** Only on a machine of one's own; in AWS the SDK finds the endpoint, and the credentials. */
  readonly endpoint?: string | undefined;
  /** `Name <address>`, of an identity verified in SES. */
  readonly sender: string;
  /** Makes the request for an e-mail that has headers of its own; without it none is sent. */
  readonly wholeMail?: WholeMail | undefined;
  /** How long to wait for SES's answer, in milliseconds: well within the activity's 30 seconds. */
  readonly answerWithin?: number | undefined;
}

/** activities/mail/whole-mail.ts: the requests of the portal, which sends links alone, do without what it takes. */
export type WholeMail = (mail: Mail, sender: string, tags: MessageTag[]) => Promise<SendRawEmailCommand>;

/** Sends through Amazon SES. One request for each call: the SDK's own retries would hide a lost answer from us. */
export function createMailer({ sender, wholeMail, ...connection }: MailerOptions): Mailer {
  const client = new SESClient(clientConfig(connection));
  const source = senderAddress(sender);
  return {
    async send(mail) {
      const command =
        mail.unsubscribe === undefined ? plain(mail, source) : await wholeMail?.(mail, sender, tagsOf(mail));
      if (!command) throw new Error('This mailer sends no e-mails with headers of their own.');
      const answer = await client.send(command as SendEmailCommand).catch((failure: unknown) => {
        throw readFailure(failure);
      });
      if (!answer.MessageId) throw new MailInDoubt('no message id');
      return answer.MessageId;
    },
  };
}

function clientConfig({
  region,
  endpoint,
  answerWithin = 12_000,
}: Omit<MailerOptions, 'sender'>): SESClientConfig {
  const local = endpoint ? { endpoint, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } } : {};
  return {
    region,
    ...local,
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 3_000, requestTimeout: answerWithin, throwOnRequestTimeout: true },
  };
}

/** SES gives them back with what became of the e-mail. */
function tagsOf({ key, workflowId }: Mail): MessageTag[] {
  const tags = [{ Name: 'throughline-key', Value: key.replace(/[^A-Za-z0-9_-]/g, '_').slice(0, 256) }];
  return workflowId === undefined ? tags : [...tags, { Name: caseTag, Value: tagOf(workflowId) }];
}

/** SES makes a multipart/alternative of HTML and text, and encodes subject and bodies. */
function plain(mail: Mail, source: string): SendEmailCommand {
  const utf8 = (Data: string) => ({ Data, Charset: 'UTF-8' });
  return new SendEmailCommand({
    Source: source,
    ReplyToAddresses: [mail.replyTo],
    Destination: { ToAddresses: [mail.to] },
    Message: { Subject: utf8(mail.subject), Body: { Html: utf8(mail.html), Text: utf8(mail.text) } },
    Tags: tagsOf(mail),
  });
}
