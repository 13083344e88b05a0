import { Match, Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { mailEventsEnvSchema } from '../../handlers/mail-events.env.ts';
import { deployment, joined, keyArn, only } from './deployment.ts';

const { mailEvents } = deployment();
const template = Template.fromStack(mailEvents);

test('the function’s environment is what its handler parses', () => {
  const { Environment } = only(mailEvents, 'AWS::Lambda::Function') as {
    Environment: { Variables: Record<string, unknown> };
  };
  const { PAYLOAD_KEYS, ...others } = Environment.Variables;
  const values = Object.entries(others).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : 'throughline',
  ]);

  const env = mailEventsEnvSchema.parse({
    ...Object.fromEntries(values),
    PAYLOAD_KEYS: joined(PAYLOAD_KEYS),
    AWS_REGION: 'eu-central-1',
  });

  expect(env).toMatchObject({
    TABLE_NAME: 'throughline',
    TEMPORAL_TLS: false,
    PAYLOAD_KEYS: { kms: [keyArn] },
  });
});

test('what cannot be taken comes again, five times, and then lies in the queue of dead letters', () => {
  template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
    FunctionResponseTypes: ['ReportBatchItemFailures'],
  });
  template.hasResourceProperties('AWS::SQS::Queue', {
    RedrivePolicy: { maxReceiveCount: 5, deadLetterTargetArn: Match.anyValue() },
    SqsManagedSseEnabled: true,
  });
});

test('only the topic of SES may send to the queue', () => {
  const policies = Object.values(template.findResources('AWS::SQS::QueuePolicy'));
  const allowed = policies.flatMap(({ Properties }) =>
    Properties.PolicyDocument.Statement.filter(({ Effect }: { Effect: string }) => Effect === 'Allow'),
  );

  expect(allowed).toEqual([
    expect.objectContaining({
      Action: 'sqs:SendMessage',
      Principal: { Service: 'sns.amazonaws.com' },
      Condition: { ArnEquals: { 'aws:SourceArn': expect.anything() } },
    }),
  ]);
});
