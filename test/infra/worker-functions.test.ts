import { Match, Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { workerLambdaEnvSchema } from '../../handlers/worker-lambda.env.ts';
import { deployment, joined, onLambda, type Resource, resourcesOf } from './deployment.ts';

const { app, workers, observability } = deployment(onLambda);
const template = Template.fromStack(workers);

const ofType = (type: string) =>
  Object.entries(resourcesOf(workers)).filter(([, resource]) => resource.Type === type);
const [, worker] = ofType('AWS::Lambda::Function').find(([id]) => id.startsWith('Worker')) as [
  string,
  Resource,
];
const environmentOf = ({ Properties }: Resource) =>
  Properties.Environment.Variables as Record<string, unknown>;

test('a worker’s environment is what it parses, and holds no secret', () => {
  const given = Object.entries(environmentOf(worker)).map(([name, value]) => [
    name,
    name === 'PAYLOAD_KEYS' ? joined(value) : typeof value === 'string' ? value : 'https://filled.in/x-y-z',
  ]);
  const env = workerLambdaEnvSchema.parse({ ...Object.fromEntries(given), AWS_REGION: 'eu-central-1' });

  expect(env).toMatchObject({ TEMPORAL_ADDRESS: 'temporal.example.com:7233', MAIL_PER_SECOND: 3.5 });
  expect(Object.keys(environmentOf(worker))).not.toContain('LINK_KEYS');
});

test('nothing runs all the time: no container, no network, no capacity that is kept', () => {
  for (const type of ['AWS::ECS::Service', 'AWS::EC2::VPC', 'AWS::Lambda::Alias'])
    template.resourceCountIs(type, 0);
  expect(worker.Properties).toMatchObject({ Architectures: ['arm64'], Timeout: 900 });
  expect(worker.Properties.VpcConfig).toBeUndefined();
  expect(app.node.tryFindChild('ThroughlineWorkers')).toBeUndefined();
});

test('a release is a version of the function that stays, and another one when code or settings change', () => {
  const [[, version]] = ofType('AWS::Lambda::Version') as [[string, Resource]];
  expect(version.DeletionPolicy).toBe('Retain');
  const release = environmentOf(worker).RELEASE;
  expect(release).toMatch(/^[0-9a-f]{64}$/);
  template.hasOutput('Release', { Value: release });

  const changed = deployment({ ...onLambda, mailPerSecond: 20 }).workers;
  Template.fromStack(changed).hasOutput('Release', { Value: Match.not(release) });
});

test('Temporal Cloud invokes it, or a server of one’s own, and nobody without the external id', () => {
  const trusted = ({ workers: stack }: ReturnType<typeof deployment>) => {
    const roles = Object.entries(resourcesOf(stack)).filter(([id]) => /^Invocation[0-9A-F]{8}$/.test(id));
    return roles.flatMap(([, { Properties }]) => Properties.AssumeRolePolicyDocument.Statement);
  };
  const cloud = trusted(deployment(onLambda));
  const own = trusted(
    deployment({ ...onLambda, temporalRoleArns: ['arn:aws:iam::111122223333:role/temporal'] }),
  );

  expect(cloud).toHaveLength(5);
  expect(own).toHaveLength(1);
  for (const { Condition } of [...cloud, ...own])
    expect(Condition).toEqual({ StringEquals: { 'sts:ExternalId': onLambda.temporalExternalId } });
});

test('somebody is called when it fails, when work waits all the same, and when nobody looks', () => {
  const alarms = Object.values(Template.fromStack(observability).findResources('AWS::CloudWatch::Alarm'));
  const named = (heading: string) =>
    alarms.find(({ Properties }) => Properties.AlarmDescription.startsWith(heading))?.Properties;

  expect(named('No worker runs')).toMatchObject({ Namespace: 'AWS/Lambda', MetricName: 'Errors' });
  expect(named('Work waits for workers')).toMatchObject({ MetricName: 'BacklogAge', Period: 600 });
  expect(named('Nothing is reported of Temporal')).toMatchObject({ MetricName: 'Errors', Period: 600 });
  template.hasResourceProperties('AWS::Events::Rule', { ScheduleExpression: 'rate(10 minutes)' });
});

test('what the context lacks, or has too much of, is named before anything is made', () => {
  expect(() => deployment({ workersOn: 'lambda' })).toThrow(/temporalExternalId: workers on Lambda need it/);
  expect(() => deployment({ ...onLambda, previousRelease: 'a'.repeat(64) })).toThrow(
    /previousRelease: releases on Lambda stay beside each other without it/,
  );
  expect(() => deployment({ ...onLambda, temporalExternalId: 'a b' })).toThrow(
    /temporalExternalId: Give 5 to 45/,
  );
});
