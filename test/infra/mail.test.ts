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
