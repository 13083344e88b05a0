import type { Stack } from 'aws-cdk-lib';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { FilterPattern, type LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { logged, metrics } from '../../handlers/metrics.ts';
import { sendMail, useKey, usePayloadKeys, useTable, walkTable } from '../grants.ts';
import type { Settings } from '../settings.ts';
import type { Sending } from '../stacks/mail.stack.ts';
import { nameIn, type Stage } from '../stages.ts';

/** What workers need of the other stacks, in a container and in a function alike. */
export interface WorkerProps {
  readonly settings: Settings;
  readonly table: ITableV2;
  readonly linkKeys: Secret;
  /** ARNs, newest first. */
  readonly payloadKeys: readonly string[];
  readonly sending: Sending;
  /** Where people reach the portal. */
  readonly publicUrl: string;
  /** The customer's own key. */
  readonly encryptionKey: IKey | undefined;
}

/** What a worker is told of the installation. `mostWorkers`: as many as there can be at once share what SES takes. */
export const workerEnvironment = ({ settings, table, publicUrl }: WorkerProps, mostWorkers: number) => ({
  TABLE_NAME: table.tableName,
  PUBLIC_URL: publicUrl,
  BRANDING: JSON.stringify(settings.branding),
  LOG_LEVEL: 'info',
  METRICS_NAMESPACE: nameIn(settings.stage),
  SYNTHETIC_DEAL_EVERY: settings.syntheticDealEvery?.toString(),
  TELEMETRY_URL: settings.telemetryUrl,
  MAIL_PER_SECOND: String(settings.mailPerSecond / mostWorkers),
  HELD_PATCHES: settings.heldPatches,
});

/** What the code of a worker does with AWS. */
export function workerGrants(stack: Stack, props: WorkerProps): PolicyStatement[] {
  return [
    useTable(props.table.tableArn),
    walkTable(props.table.tableArn),
    ...usePayloadKeys(props.payloadKeys, props.settings),
    sendMail(props.sending, { headers: true }),
    ...useKey(stack, props.encryptionKey, ['dynamodb']),
  ];
}

/** What Temporal's SDK says of failures is counted as it is written. */
export function countFailures(log: LogGroup, stage: Stage): void {
  const count = (message: string, metricName: string) =>
    log.addMetricFilter(metricName, {
      filterPattern: FilterPattern.stringValue('$.msg', '=', message),
      metricNamespace: nameIn(stage),
      metricName,
    });
  count(logged.activityFailed, metrics.activityFailures);
  count(logged.workflowTaskFailed, metrics.workflowTaskFailures);
}
