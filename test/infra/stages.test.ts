import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { stages } from '../../infra/stages.ts';
import { deployment, only, resourcesOf } from './deployment.ts';

const byStage = Object.fromEntries(stages.map((stage) => [stage, deployment({ stage })]));
const prod = deployment();
const stacksOf = ({ app: _app, ...stacks }: ReturnType<typeof deployment>): Stack[] => Object.values(stacks);

/** What another one of would be another resource, and begin empty. A changed line here is data that is left behind. */
const kept = {
  TableCD117FA1: 'AWS::DynamoDB::GlobalTable',
  FilesBucket7C17EE2E: 'AWS::S3::Bucket',
  FilesAccessLog264E0A98: 'AWS::S3::Bucket',
  LinkKeys5F500E84: 'AWS::SecretsManager::Secret',
  BackupsVault1F11AFCC: 'AWS::Backup::BackupVault',
  CustomerKey: 'AWS::KMS::Key',
  PayloadKeyD61BD9A1: 'AWS::KMS::Key',
};
/** Names that CloudFormation gives: a name of ours would be a second way to lose what bears it. */
const physicalNames = ['TableName', 'BucketName', 'Name'];

test('whatever keeps data has the id that it was first deployed with, and a name that CloudFormation gave', () => {
  const resources = resourcesOf(deployment({ customerManagedKeys: 'true' }).data);

  const keepers = Object.entries(resources).filter(([, { Type }]) => Object.values(kept).includes(Type));
  expect(Object.fromEntries(keepers.map(([id, { Type }]) => [id, Type]))).toEqual(kept);
  for (const [, { DeletionPolicy, UpdateReplacePolicy, Properties }] of keepers) {
    expect([DeletionPolicy, UpdateReplacePolicy]).toEqual(['Retain', 'Retain']);
    expect(Object.keys(Properties).filter((name) => physicalNames.includes(name))).toEqual([]);
  }
});

test('the domain that SES has verified, and the address that links begin with, stay what they are', () => {
  expect(resourcesOf(prod.mail).Identity2D60E2CC?.Type).toBe('AWS::SES::EmailIdentity');
  expect(resourcesOf(prod.api).Http36EFD62B?.Type).toBe('AWS::ApiGatewayV2::Api');
});

test('stages keep apart what an account knows once', () => {
  const claimed = Object.values(byStage).map((one) => {
    const resources = stacksOf(one).flatMap((stack) => Object.values(resourcesOf(stack)));
    const named = resources.flatMap(({ Properties }) =>
      [Properties?.DashboardName, Properties?.EmailIdentity, Properties?.AliasName].filter(Boolean),
    );
    const exported = stacksOf(one).flatMap((stack) =>
      Object.values(Template.fromStack(stack).findOutputs('*')).map(({ Export }) => Export?.Name),
    );
    const metrics = resources.map(({ Properties }) => Properties?.Namespace);
    const own = metrics.filter((name) => String(name).startsWith('Throughline'));
    return [...stacksOf(one).map(({ stackName }) => stackName), ...named, ...exported, ...own];
  });

  const distinct = claimed.map((names) => [...new Set(names.filter((name) => name !== undefined))]);
  expect(distinct.every((names) => names.length > 10)).toBe(true);
  expect(new Set(distinct.flat()).size).toBe(distinct.flat().length);
});

test('production is what is deployed when nothing is said', () => {
  expect(prod.data.stackName).toBe('ThroughlineData');
  expect(prod.data.terminationProtection).toBe(true);
});

test('staging keeps its data like production, with backups for a week', () => {
  const { data } = byStage.staging as typeof prod;

  const { BackupPlan } = only(data, 'AWS::Backup::BackupPlan') as {
    BackupPlan: { BackupPlanRule: { Lifecycle: unknown }[] };
  };
  expect(data.stackName).toBe('Throughline-staging-Data');
  expect(BackupPlan.BackupPlanRule.map(({ Lifecycle }) => Lifecycle)).toEqual([{ DeleteAfterDays: 7 }]);
  expect(data.terminationProtection).toBe(true);
  expect(resourcesOf(data).TableCD117FA1?.DeletionPolicy).toBe('Retain');
});

test('a stage for development goes with its stacks, and keeps no backups', () => {
  const { data } = byStage.dev as typeof prod;

  expect(data.terminationProtection).toBe(false);
  expect(Object.values(resourcesOf(data)).map(({ Type }) => Type)).not.toContain('AWS::Backup::BackupVault');
  for (const [id, { DeletionPolicy }] of Object.entries(resourcesOf(data)))
    if (id in kept) expect(DeletionPolicy).toBe('Delete');
});

test('each stage calls its own people, and sends from its own domain', () => {
  const context = {
    operationsEmail: 'everybody@vendor.example',
    stages: { staging: { operationsEmail: 'testers@vendor.example' } },
  };
  const called = (stage: string) =>
    only(deployment({ ...context, stage }).observability, 'AWS::SNS::Subscription').Endpoint;

  expect(called('staging')).toBe('testers@vendor.example');
  expect(called('dev')).toBe('everybody@vendor.example');
  expect(only((byStage.dev as typeof prod).mail, 'AWS::SES::EmailIdentity').EmailIdentity).toBe(
    'dev.vendor.example',
  );
});

test.each([
  [{ stage: 'production' }, 'stage: There is no stage production; there are prod, staging, dev'],
  [{ stages: { production: {} } }, 'stages.production is not known: there are prod, staging, dev.'],
  [
    { stages: { dev: { operationEmail: 'a@b.example' } } },
    /stages\.dev\.operationEmail is not known: there are .*operationsEmail/,
  ],
])('a stage or a setting that is not known is named, with those that are: %o', (context, words) => {
  expect(() => deployment(context)).toThrow(words);
});
