import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { type Condition, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { pinned } from '../pinned.ts';
import type { Settings } from '../settings.ts';
import { nameIn, stageRules } from '../stages.ts';

/**
 * One key of the customer for everything that keeps something: table, files, secrets, backups, queues, topics, logs. Who
 * may use it through a service is granted by that user's own policy; here stand the services that act by themselves.
 */
export function customerKey(scope: Construct, { customerManagedKeys, stage }: Settings): Key | undefined {
  if (!customerManagedKeys) return undefined;
  const key = pinned(
    new Key(scope, 'CustomerKey', {
      description: `${nameIn(stage)}: everything that is kept`,
      alias: nameIn(stage).toLowerCase(),
      enableKeyRotation: true,
      removalPolicy: stageRules[stage].keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    }),
    'CustomerKey',
  );
  letServicesUse(key, Stack.of(scope));
  return key;
}

function letServicesUse(key: Key, stack: Stack): void {
  const logGroups = stack.formatArn({
    service: 'logs',
    resource: 'log-group',
    resourceName: '*',
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  key.addToResourcePolicy(
    using(new ServicePrincipal(`logs.${stack.region}.amazonaws.com`), {
      ArnLike: { 'kms:EncryptionContext:aws:logs:arn': logGroups },
    }),
  );
  // SES and CloudWatch publish to topics, SNS sends to queues.
  for (const service of ['ses', 'cloudwatch', 'sns'])
    key.addToResourcePolicy(
      using(new ServicePrincipal(`${service}.amazonaws.com`), {
        StringEquals: { 'aws:SourceAccount': stack.account },
      }),
    );
}

function using(service: ServicePrincipal, conditions: Record<string, Condition>): PolicyStatement {
  return new PolicyStatement({
    principals: [service],
    actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
    // In a key's policy, * is that key.
    resources: ['*'],
    conditions,
  });
}
