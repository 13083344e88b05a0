import { readFileSync } from 'node:fs';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { workerEnvSchema } from '../../handlers/worker.env.ts';
import { deployment, joined, listOf, only, statementsOf } from './deployment.ts';

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
    Name === 'PAYLOAD_KEYS' ? joined(Value) : typeof Value === 'string' ? Value : 'https://filled.in',
  ]);
  const [, WORKFLOW_BUNDLE] =
    /^ENV .*\bWORKFLOW_BUNDLE=(\S+)/m.exec(readFileSync('infra/worker.Dockerfile', 'utf8')) ?? [];
  const env = workerEnvSchema.parse({
    ...Object.fromEntries(given),
    WORKFLOW_BUNDLE,
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

const previousRelease = 'a'.repeat(64);

/** Of each service: the image of its workers, and their environment. */
function releasesOf({ workers }: typeof shipped) {
  const tasks = Template.fromStack(workers).findResources('AWS::ECS::TaskDefinition');
  return Object.entries(tasks).map(([id, { Properties }]) => {
    const [{ Image, Environment }] = Properties.ContainerDefinitions;
    const named = Object.fromEntries(
      (Environment as Container['Environment']).map((one) => [one.Name, one.Value]),
    );
    return { id, image: JSON.stringify(Image), ...named } as Record<string, unknown> & {
      id: string;
      image: string;
    };
  });
}

test('a deployment is a release by the tag of its image, and takes over by itself', () => {
  const [release, ...others] = releasesOf(shipped);

  expect(others).toEqual([]);
  expect(release).toMatchObject({ RELEASE: expect.stringMatching(/^[0-9a-f]{64}$/), TAKES_OVER: 'true' });
  expect(release?.image).toContain(release?.RELEASE);
  Template.fromStack(shipped.workers).hasOutput('Release', { Value: release?.RELEASE });
});

test('the release before is kept beside it when it is named, comes first, and shares what e-mails may be sent', () => {
  const both = deployment({ previousRelease });
  const [present, previous] = releasesOf(both).sort((a) => (a.RELEASE === previousRelease ? 1 : -1));

  expect(previous).toMatchObject({ RELEASE: previousRelease, TAKES_OVER: 'false', MAIL_PER_SECOND: '1.75' });
  expect(previous?.image).toContain(previousRelease);
  expect(present).toMatchObject({ TAKES_OVER: 'false', MAIL_PER_SECOND: '1.75' });
  // Nothing that stands already is replaced by it.
  const without = Object.keys(Template.fromStack(shipped.workers).toJSON().Resources);
  const withBoth = Object.keys(Template.fromStack(both.workers).toJSON().Resources);
  expect(withBoth).toEqual(expect.arrayContaining(without));
  const services = Template.fromStack(both.workers).findResources('AWS::ECS::Service');
  const [before] = Object.keys(services).filter((id) => id.startsWith('Previous'));
  const own = Object.entries(services).find(([id]) => id !== before)?.[1];
  expect(own?.DependsOn).toContain(before);
});

test('a patch that is held back must be one', () => {
  const held = 'what-is-open-goes-on-beside-new-steps';

  expect(releasesOf(deployment({ heldPatches: held }))).toMatchObject([{ HELD_PATCHES: held }]);
  expect(() => deployment({ heldPatches: `${held},no-such` })).toThrow(
    /No patch in workflows\/ is called no-such/,
  );
  expect(() => deployment({ previousRelease: 'abc' })).toThrow(/previousRelease: Give the whole id/);
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
