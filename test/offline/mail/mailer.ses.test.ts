import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  AccountSendingPausedException,
  MailFromDomainNotVerifiedException,
  MessageRejected,
  SESClient,
  SESServiceException,
  SendEmailCommand,
  SendRawEmailCommand,
} from '@aws-sdk/client-ses';
import { type AwsClientStub, mockClient } from 'aws-sdk-client-mock';
import 'aws-sdk-client-mock-vitest/extend';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMailer } from '../../../activities/mail/mailer.ses.ts';
import { type Mail, MailInDoubt, MailRefused } from '../../../activities/mail/mailer.ts';
import { wholeMail } from '../../../activities/mail/whole-mail.ts';

const mail: Mail = {
  to: 'ana@northwind.example',
  replyTo: 'channel@vendor.example',
  subject: 'Grüße',
  html: '<p>Hello</p>',
  text: 'Hello',
  key: 'deal-registration/northwind/D-7K3M9Q2XBA/T1-opened/P-SE11ER0001',
};
const sender = 'Müller, Söhne <no-reply@vendor.example>';
const mailer = () => createMailer({ region: 'eu-central-1', sender });
const failureOf = (sending: Promise<unknown>) =>
  sending.then(
    () => undefined,
    (failure: unknown) => failure,
  );
const answer = (name: string, status: number, message = 'no') =>
  new SESServiceException({
    name,
    $fault: status < 500 ? 'client' : 'server',
    $metadata: { httpStatusCode: status },
    message,
  });
const metadata = { httpStatusCode: 400 };

describe('a mail to SES', () => {
  let ses: AwsClientStub<SESClient>;
  beforeEach(() => {
    ses = mockClient(SESClient);
  });
  afterEach(() => ses.restore());

  it('is one request with both bodies, a safe sender, where answers go, and its key as a tag', async () => {
    ses.on(SendEmailCommand).resolves({ MessageId: 'ses-1' });
    expect(await mailer().send(mail)).toBe('ses-1');
    expect(ses).toHaveReceivedCommandTimes(SendEmailCommand, 1);
    expect(ses).toHaveReceivedCommandWith(SendEmailCommand, {
      Source: '=?UTF-8?B?TcO8bGxlciwgU8O2aG5l?= <no-reply@vendor.example>',
      ReplyToAddresses: ['channel@vendor.example'],
      Destination: { ToAddresses: ['ana@northwind.example'] },
      Message: {
        Subject: { Data: 'Grüße', Charset: 'UTF-8' },
        Body: { Html: { Data: '<p>Hello</p>', Charset: 'UTF-8' }, Text: { Data: 'Hello', Charset: 'UTF-8' } },
      },
      Tags: [
        { Name: 'throughline-key', Value: 'deal-registration_northwind_D-7K3M9Q2XBA_T1-opened_P-SE11ER0001' },
      ],
    });
  });

  it('that can be turned off is one request as a whole, with the headers by which an inbox offers that', async () => {
    ses.on(SendRawEmailCommand).resolves({ MessageId: 'ses-2' });
    const unsubscribe = 'https://partners.vendor.example/u/token';
    const able = createMailer({ region: 'eu-central-1', sender, wholeMail });

    expect(await able.send({ ...mail, unsubscribe })).toBe('ses-2');

    const [call] = ses.commandCalls(SendRawEmailCommand);
    const { Destinations, Tags, RawMessage } = call?.args[0].input ?? {};
    const [head = '', body = ''] = Buffer.from(RawMessage?.Data ?? [])
      .toString()
      .split(/\r\n\r\n(.*)/s);
    const headers = head.replaceAll(/\r\n\s+/g, ' ').split('\r\n');
    expect(Destinations).toEqual(['ana@northwind.example']);
    expect(Tags).toEqual([{ Name: 'throughline-key', Value: mail.key.replaceAll('/', '_') }]);
    expect(headers).toEqual(
      expect.arrayContaining([
        `List-Unsubscribe: <${unsubscribe}>`,
        'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
        'To: ana@northwind.example',
        'Reply-To: channel@vendor.example',
        expect.stringMatching(/^Subject: =\?UTF-8\?/),
        expect.stringMatching(/^From: .*<no-reply@vendor\.example>$/),
        expect.stringMatching(/^Content-Type: multipart\/alternative/),
      ]),
    );
    expect(body).toContain('<p>Hello</p>');
  });

  it('that can be turned off is not sent by who sends links alone', async () => {
    await expect(
      mailer().send({ ...mail, unsubscribe: 'https://partners.vendor.example/u/t' }),
    ).rejects.toThrow('headers of their own');
    expect(ses).toHaveReceivedCommandTimes(SendRawEmailCommand, 0);
  });

  it.each([
    [
      'a rejected message',
      new MessageRejected({ message: 'Email contents contain a virus', $metadata: metadata }),
    ],
    ['an address that cannot be', answer('InvalidParameterValue', 400, 'Missing final @domain')],
  ])('is refused for good: %s', async (_what, failure) => {
    ses.on(SendEmailCommand).rejects(failure);
    const seen = await failureOf(mailer().send(mail));
    expect(seen).toBeInstanceOf(MailRefused);
    expect(seen).toMatchObject({ permanent: true, code: failure.name });
    expect(ses).toHaveReceivedCommandTimes(SendEmailCommand, 1);
  });

  it.each([
    ['throttling', answer('Throttling', 400, 'Maximum sending rate exceeded.')],
    ['too many requests', answer('TooManyRequestsException', 429)],
    ['sending paused', new AccountSendingPausedException({ message: 'paused', $metadata: metadata })],
    [
      'an identity not verified yet',
      new MessageRejected({
        message: 'Email address is not verified: ana@northwind.example',
        $metadata: metadata,
      }),
    ],
    [
      'a MAIL FROM domain not verified yet',
      new MailFromDomainNotVerifiedException({ message: 'no', $metadata: metadata }),
    ],
    ['a role that may not send', answer('AccessDenied', 403)],
    ['an error inside SES', answer('InternalFailure', 500)],
    ['SES out of service', answer('ServiceUnavailable', 503)],
    ['no credentials', Object.assign(new Error('none'), { name: 'CredentialsProviderError' })],
    [
      'a name that does not resolve',
      Object.assign(new Error('no'), { code: 'ENOTFOUND', syscall: 'getaddrinfo' }),
    ],
    [
      'no connection in time',
      Object.assign(new Error('the request socket did not establish a connection with the server'), {
        name: 'TimeoutError',
      }),
    ],
  ])('is refused for now: %s', async (_what, failure) => {
    ses.on(SendEmailCommand).rejects(failure);
    const seen = await failureOf(mailer().send(mail));
    expect(seen).toBeInstanceOf(MailRefused);
    expect(seen).toMatchObject({ permanent: false });
    expect(ses).toHaveReceivedCommandTimes(SendEmailCommand, 1);
  });

  it.each([
    [
      'a connection reset',
      Object.assign(new Error('socket hang up'), { code: 'ECONNRESET', name: 'TimeoutError' }),
    ],
    ['a gateway that got no answer', answer('GatewayTimeout', 504)],
    ['something unheard of', new Error('?')],
  ])('is in doubt: %s', async (_what, failure) => {
    ses.on(SendEmailCommand).rejects(failure);
    expect(await failureOf(mailer().send(mail))).toBeInstanceOf(MailInDoubt);
  });

  it('is in doubt when SES gives no message id', async () => {
    ses.on(SendEmailCommand).resolves({});
    expect(await failureOf(mailer().send(mail))).toBeInstanceOf(MailInDoubt);
  });

  it('never repeats SES’s words, which have addresses in them', async () => {
    ses
      .on(SendEmailCommand)
      .rejects(
        new MessageRejected({ message: 'Address ana@northwind.example is on the list', $metadata: metadata }),
      );
    expect(String(await failureOf(mailer().send(mail)))).not.toContain('@');
  });
});

describe('a mail on a real connection', () => {
  const servers: Server[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    }
  });
  async function serve(listener: RequestListener): Promise<string> {
    const server = createServer(listener).listen(0, '127.0.0.1');
    servers.push(server);
    await new Promise((up) => server.once('listening', up));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }
  const mailerAt = (endpoint: string) =>
    createMailer({ region: 'eu-central-1', endpoint, sender, answerWithin: 300 });

  it('is in doubt when SES took it and never answers, after one request', async () => {
    let requests = 0;
    const endpoint = await serve((request) => {
      requests += 1;
      request.resume();
    });
    expect(await failureOf(mailerAt(endpoint).send(mail))).toBeInstanceOf(MailInDoubt);
    expect(requests).toBe(1);
  });

  it('is in doubt when the connection breaks before the answer, after one request', async () => {
    let requests = 0;
    const endpoint = await serve((request) => {
      requests += 1;
      request.resume().on('end', () => request.socket.destroy());
    });
    expect(await failureOf(mailerAt(endpoint).send(mail))).toBeInstanceOf(MailInDoubt);
    expect(requests).toBe(1);
  });

  it('is in doubt when the answer makes no sense', async () => {
    const endpoint = await serve((_request, response) => response.end('hello'));
    expect(await failureOf(mailerAt(endpoint).send(mail))).toBeInstanceOf(MailInDoubt);
  });

  it('is refused for now when a proxy answers for SES in its own words', async () => {
    const endpoint = await serve((_request, response) => response.writeHead(503).end('<html>busy</html>'));
    expect(await failureOf(mailerAt(endpoint).send(mail))).toMatchObject({
      name: 'MailRefused',
      permanent: false,
    });
  });

  it('is refused for now when nobody listens', async () => {
    const endpoint = await serve(() => undefined);
    const [server] = servers.splice(0);
    await new Promise((closed) => server?.close(closed));
    expect(await failureOf(mailerAt(endpoint).send(mail))).toMatchObject({
      name: 'MailRefused',
      permanent: false,
      code: 'ECONNREFUSED',
    });
  });
});
