import { Match, Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { workerEnvSchema } from '../../handlers/worker.env.ts';
import { deployment, listOf, only, statementsOf } from './deployment.ts';

const credentials = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:temporal-AbCdEf';

interface Container {
  readonly Environment: readonly { readonly Name: string; readonly Value: unknown }[];
  readonly Secrets: readonly { readonly Name: string; readonly ValueFrom: unknown }[];
}
const shipped = deployment();
const withCredentials = deployment({ temporalCredentialsArn: credentials });

function containerOf({ workers }: typeof shipped): Container {
  const { ContainerDefinitions } = only(workers, 'AWS::ECS::TaskDefinition') as {
    ContainerDefinitions: Container[];
  };
  const [container] = ContainerDefinitions;
  if (!container) throw new Error('The task has no container');
  return container;
}

test('a worker’s environment is what it parses, and its secrets come when it starts', () => {
  const { Environment, Secrets } = containerOf(withCredentials);

  const given = Environment.map(({ Name, Value }) => [
    Name,
    typeof Value === 'string' ? Value : 'https://filled.in',
  ]);
  const env = workerEnvSchema.parse({
    ...Object.fromEntries(given),
    LINK_KEYS: JSON.stringify({ id: 'k1', secret: 'k'.repeat(64) }),
    TEMPORAL_CREDENTIALS: JSON.stringify({ apiKey: 'from the secret' }),
  });

  expect(env).toMatchObject({ TEMPORAL_ADDRESS: 'temporal.example.com:7233', REPORT_BACKLOG: true });
  expect(Secrets.map(({ Name }) => Name)).toEqual(['LINK_KEYS', 'TEMPORAL_CREDENTIALS']);
  expect(Environment.map(({ Name }) => Name)).not.toContain('LINK_KEYS');
});

test('without credentials Temporal is shown none', () => {
  const { Secrets } = containerOf(shipped);

  expect(Secrets.map(({ Name }) => Name)).toEqual(['LINK_KEYS']);
});

test('nothing reaches a worker from outside, and no gateway costs anything while nothing happens', () => {
  const template = Template.fromStack(shipped.workers);

  template.resourceCountIs('AWS::EC2::NatGateway', 0);
  template.resourceCountIs('AWS::EC2::SecurityGroupIngress', 0);
  template.allResourcesProperties('AWS::EC2::SecurityGroup', { SecurityGroupIngress: Match.absent() });
});

test('a release begins before the old one ends, is taken back if it fails, and stops gently', () => {
  const template = Template.fromStack(shipped.workers);

  template.hasResourceProperties('AWS::ECS::Service', {
    DesiredCount: 1,
    DeploymentConfiguration: {
      MinimumHealthyPercent: 100,
      MaximumPercent: 200,
      DeploymentCircuitBreaker: { Enable: true, Rollback: true },
    },
  });
  template.hasResourceProperties('AWS::ECS::TaskDefinition', {
    RuntimePlatform: { CpuArchitecture: 'ARM64' },
    ContainerDefinitions: [Match.objectLike({ StopTimeout: 60, ReadonlyRootFilesystem: true })],
  });
});

test('there are as many workers as the context allows, by what waits', () => {
  const template = Template.fromStack(deployment({ workers: { atLeast: 2, atMost: 9 } }).workers);

  template.hasResourceProperties('AWS::ApplicationAutoScaling::ScalableTarget', {
    MinCapacity: 2,
    MaxCapacity: 9,
  });
  template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    Namespace: 'Throughline',
    MetricName: 'Backlog',
    Dimensions: [{ Name: 'TaskQueue', Value: 'throughline' }],
    AlarmActions: Match.anyValue(),
  });
});

test('fewer at most than at least is named before anything is made', () => {
  expect(() => deployment({ workers: { atLeast: 3, atMost: 1 } })).toThrow(
    /workers: atLeast is more than atMost/,
  );
});

test('a table that was restored takes the place of the other, in what is told and in what is granted', () => {
  const { workers, api } = deployment({ restoredTable: 'throughline-restored' });

  for (const stack of [workers, api]) {
    const uses = JSON.stringify(
      statementsOf(stack).filter(({ Action }) => listOf(Action)[0] === 'dynamodb:GetItem'),
    );
    expect(uses).toContain(':table/throughline-restored');
    expect(uses).toContain(':table/throughline-restored/index/gsi1');
    expect(uses).not.toContain('ImportValue');
  }
  const { Environment } = containerOf(deployment({ restoredTable: 'throughline-restored' }));
  expect(Environment).toContainEqual({ Name: 'TABLE_NAME', Value: 'throughline-restored' });
});
