import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from 'aws-cdk-lib/aws-backup';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Schedule } from 'aws-cdk-lib/aws-events';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { pinned } from '../pinned.ts';
import type { StageRules } from '../stages.ts';

export type Backups = NonNullable<StageRules['backups']> & { readonly encryptionKey: IKey | undefined };

/**
 * Copies of the table that outlive it: point-in-time recovery ends with its table and reaches 35 days back. How long they
 * are kept: infra/stages.ts. How one is restored: docs/runbook.md.
 */
export function keepBackups(
  scope: Construct,
  table: TableV2,
  { daily, monthly, encryptionKey }: Backups,
): void {
  const backups = new Construct(scope, 'Backups');
  const vault = pinned(
    new BackupVault(backups, 'Vault', {
      ...(encryptionKey ? { encryptionKey } : {}),
      removalPolicy: RemovalPolicy.RETAIN,
    }),
    'BackupsVault1F11AFCC',
  );
  const plan = new BackupPlan(backups, 'Plan', { backupVault: vault });
  plan.addRule(
    new BackupPlanRule({
      ruleName: 'daily',
      scheduleExpression: Schedule.cron({ hour: '3', minute: '0' }),
      deleteAfter: Duration.days(daily),
    }),
  );
  if (monthly !== undefined)
    plan.addRule(
      new BackupPlanRule({
        ruleName: 'monthly',
        scheduleExpression: Schedule.cron({ day: '1', hour: '4', minute: '0' }),
        moveToColdStorageAfter: Duration.days(30),
        deleteAfter: Duration.days(monthly),
      }),
    );
  const selection = plan.addSelection('Table', { resources: [BackupResource.fromArn(table.tableArn)] });
  Validations.of(selection).acknowledge({
    id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup]',
    reason: 'AWS keeps this policy as AWS Backup needs it; only that service can take the role.',
  });
}
