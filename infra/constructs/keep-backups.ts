import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from 'aws-cdk-lib/aws-backup';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';

/**
 * Copies of the table that outlive it: point-in-time recovery ends with its table and reaches 35 days back. Daily for
 * five weeks, monthly for a year. How one is restored: docs/runbook.md.
 */
export function keepBackups(scope: Construct, table: TableV2): void {
  const backups = new Construct(scope, 'Backups');
  const vault = new BackupVault(backups, 'Vault', { removalPolicy: RemovalPolicy.RETAIN });
  const plan = new BackupPlan(backups, 'Plan', { backupVault: vault });
  plan.addRule(
    new BackupPlanRule({
      ruleName: 'daily',
      scheduleExpression: Schedule.cron({ hour: '3', minute: '0' }),
      deleteAfter: Duration.days(35),
    }),
  );
  plan.addRule(
    new BackupPlanRule({
      ruleName: 'monthly',
      scheduleExpression: Schedule.cron({ day: '1', hour: '4', minute: '0' }),
      moveToColdStorageAfter: Duration.days(30),
      deleteAfter: Duration.days(365),
    }),
  );
  const selection = plan.addSelection('Table', { resources: [BackupResource.fromArn(table.tableArn)] });
  Validations.of(selection).acknowledge({
    id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup]',
    reason: 'AWS keeps this policy as AWS Backup needs it; only that service can take the role.',
  });
}
