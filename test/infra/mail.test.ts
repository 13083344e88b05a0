import type { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { deployment, only } from './deployment.ts';

test('the domain of the sender is the identity, with a configuration set that asks for TLS', () => {
  const { mail } = deployment();

  const identity = only(mail, 'AWS::SES::EmailIdentity');
  const set = only(mail, 'AWS::SES::ConfigurationSet');

  expect(identity.EmailIdentity).toBe('vendor.example');
  expect(identity.ConfigurationSetAttributes).toBeDefined();
  expect(set.DeliveryOptions).toEqual({ TlsPolicy: 'REQUIRE' });
  expect(set.SuppressionOptions).toEqual({ SuppressedReasons: ['BOUNCE', 'COMPLAINT'] });
});

test('bounces and complaints go to an encrypted topic that only SES of this account publishes to', () => {
  const { mail } = deployment();

  const template = Template.fromStack(mail);

  template.hasResourceProperties('AWS::SES::ConfigurationSetEventDestination', {
    EventDestination: {
      Enabled: true,
      MatchingEventTypes: ['bounce', 'complaint', 'reject'],
      SnsDestination: { TopicARN: Match.anyValue() },
    },
  });
  template.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: Match.anyValue() });
  template.hasResourceProperties('AWS::SNS::TopicPolicy', {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({
          Action: 'sns:Publish',
          Principal: { Service: 'ses.amazonaws.com' },
          Condition: { StringEquals: Match.objectLike({ 'AWS:SourceAccount': Match.anyValue() }) },
        }),
      ]),
    },
  });
  template.hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true });
});

test('operations get undelivered e-mail by e-mail when an address is given', () => {
  const { mail } = deployment({ operationsEmail: 'ops@vendor.example' });

  const subscription = only(mail, 'AWS::SNS::Subscription');

  expect(subscription).toMatchObject({ Protocol: 'email', Endpoint: 'ops@vendor.example' });
});

const published = (stack: Stack) =>
  Object.values(Template.fromStack(stack).findOutputs('*', { Description: 'Put this into your DNS' })).map(
    ({ Value }) => JSON.stringify(Value),
  );

test('bounces go to a domain of their own, and the deployment prints what the DNS must say', () => {
  const { mail } = deployment({ operationsEmail: 'ops@vendor.example', dmarcPolicy: 'quarantine' });

  expect(only(mail, 'AWS::SES::EmailIdentity').MailFromAttributes).toEqual({
    ...{ MailFromDomain: 'bounce.vendor.example', BehaviorOnMxFailure: 'USE_DEFAULT_VALUE' },
  });
  expect(published(mail).sort()).toEqual([
    expect.stringMatching(
      /_dmarc\.vendor\.example TXT .*v=DMARC1; p=quarantine; rua=mailto:ops@vendor\.example/,
    ),
    expect.stringMatching(/bounce\.vendor\.example TXT .*v=spf1 include:amazonses\.com ~all/),
    expect.stringMatching(/bounce\.vendor\.example MX 10 feedback-smtp\..*amazonses\.com/),
    ...[1, 2, 3].map((at) => expect.stringContaining(`DkimDNSTokenName${at}`)),
  ]);
});

test('with a zone of Route 53 the records are written into it, and none is printed', () => {
  const { mail } = deployment({ mailZoneId: 'Z0123456789' });

  const records = Object.values(Template.fromStack(mail).findResources('AWS::Route53::RecordSet'));

  expect(records.map(({ Properties }) => Properties.Type).sort()).toEqual([
    ...['CNAME', 'CNAME', 'CNAME', 'MX', 'TXT', 'TXT'],
  ]);
  expect(records.every(({ Properties }) => Properties.HostedZoneId === 'Z0123456789')).toBe(true);
  expect(published(mail)).toEqual([]);
});

test('a DMARC record that is there already is left alone', () => {
  expect(published(deployment({ dmarcPolicy: 'elsewhere' }).mail).join()).not.toContain('_dmarc');
});
