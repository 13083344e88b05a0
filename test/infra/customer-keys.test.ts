import type { Stack } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { expect, test } from 'vitest';
import {
  deployment,
  listOf,
  type only,
  type Resource,
  resourcesOf,
  type Statement,
  statementsOf,
} from './deployment.ts';

const secret = (name: string) => `arn:aws:secretsmanager:eu-central-1:111122223333:secret:${name}-AbCdEf`;
const { app, ...stacks } = deployment({
  customerManagedKeys: 'true',
  operationsEmail: 'ops@vendor.example',
  temporalCredentialsArn: secret('temporal'),
  examProvidersSecretArn: secret('exams'),
});
const everyStack: Stack[] = Object.values(stacks);

/** Where each type names the key that encrypts it. */
const keyOf: Record<string, (properties: ReturnType<typeof only>) => unknown> = {
  'AWS::DynamoDB::GlobalTable': ({ Replicas }) => first(Replicas)?.SSESpecification?.KMSMasterKeyId,
  'AWS::S3::Bucket': ({ BucketEncryption }) =>
    first((BucketEncryption as Any)?.ServerSideEncryptionConfiguration)?.ServerSideEncryptionByDefault
      ?.KMSMasterKeyID,
  'AWS::SecretsManager::Secret': ({ KmsKeyId }) => KmsKeyId,
  'AWS::Backup::BackupVault': ({ EncryptionKeyArn }) => EncryptionKeyArn,
  'AWS::SQS::Queue': ({ KmsMasterKeyId }) => KmsMasterKeyId,
  'AWS::SNS::Topic': ({ KmsMasterKeyId }) => KmsMasterKeyId,
  'AWS::Logs::LogGroup': ({ KmsKeyId }) => KmsKeyId,
};
// biome-ignore lint/suspicious/noExplicitAny: a test looks into what it knows.
type Any = any;
const first = (list: unknown): Any => (list as Any[] | undefined)?.[0];
/** In the data's own stack, and as the others import it. */
const isTheKey = (key: unknown) => /"CustomerKey"|CustomerKeyArn/.test(JSON.stringify(key) ?? '');

/** The key of what Temporal keeps is asked for by its namespace. */
const isOfPayloads = (condition: unknown) => /kms:EncryptionContext:/.test(JSON.stringify(condition) ?? '');

test('one key encrypts everything that is kept; the log of who read a file alone cannot have one', () => {
  const all = everyStack.flatMap((stack) => Object.entries(resourcesOf(stack)));
  const kept = all.filter(([, { Type }]) => Type in keyOf);
  const without = kept.filter(([, { Type, Properties }]) => !isTheKey(keyOf[Type]?.(Properties)));

  expect(new Set(kept.map(([, { Type }]) => Type))).toEqual(new Set(Object.keys(keyOf)));
  expect(without.map(([id]) => id)).toEqual(['FilesAccessLog264E0A98']);
  // What Temporal keeps has a key of its own: it is no part of the table's.
  expect(all.filter(([, { Type }]) => Type === 'AWS::KMS::Key').map(([id]) => id)).toEqual([
    'CustomerKey',
    'PayloadKeyD61BD9A1',
  ]);
});

test('the key is turned every year, and its policy names each service that uses it by itself, for this account alone', () => {
  const { CustomerKey } = resourcesOf(stacks.data);
  const { EnableKeyRotation, KeyPolicy } = (CustomerKey as Resource).Properties as {
    EnableKeyRotation: boolean;
    KeyPolicy: { Statement: (Statement & { Principal: { Service?: unknown } })[] };
  };
  const services = KeyPolicy.Statement.filter(({ Principal }) => Principal.Service !== undefined);
  const bound = ({ Condition }: Statement) =>
    /aws:SourceAccount.*AWS::AccountId|aws:logs:arn.*AWS::AccountId/.test(JSON.stringify(Condition));

  expect(EnableKeyRotation).toBe(true);
  expect(services.map(({ Principal }) => JSON.stringify(Principal.Service)).sort()).toEqual([
    '"cloudwatch.amazonaws.com"',
    '"ses.amazonaws.com"',
    '"sns.amazonaws.com"',
    expect.stringMatching(/logs\..*AWS::Region.*amazonaws\.com/),
  ]);
  expect(services.filter((statement) => !bound(statement))).toEqual([]);
  for (const { Action } of services)
    expect(Action).toEqual(expect.arrayContaining(['kms:Decrypt', 'kms:GenerateDataKey*']));
});

test.each([
  ['api' as const, ['dynamodb', 's3', 'secretsmanager']],
  ['workers' as const, ['dynamodb', 'secretsmanager']],
  ['mailEvents' as const, ['dynamodb', 'secretsmanager', undefined]],
  ['stream' as const, ['dynamodb', 's3', 'secretsmanager']],
])(
  '%s uses the key, and through the services that it uses only; a queue is read with it',
  (name, through) => {
    const statements = statementsOf(stacks[name]).filter(
      ({ Action, Condition }) =>
        listOf(Action).some((action) => action.startsWith('kms:')) && !isOfPayloads(Condition),
    );
    const services = statements.flatMap(({ Condition }) => {
      const via = (Condition as Any)?.StringEquals?.['kms:ViaService'];
      return listOf(via).map((service) =>
        service === undefined
          ? undefined
          : /(dynamodb|s3|secretsmanager)\./.exec(JSON.stringify(service))?.[1],
      );
    });

    expect(statements.every(({ Resource }) => isTheKey(Resource))).toBe(true);
    expect([...new Set(services)].sort()).toEqual(through);
  },
);

test('cdk-nag finds nothing with it', () => {
  expect(new AwsSolutionsChecks(app).validateScope(app).violations).toEqual([]);
});
