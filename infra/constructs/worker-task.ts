import { Duration, RemovalPolicy, type Stack, Validations } from 'aws-cdk-lib';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import {
  type ContainerImage,
  CpuArchitecture,
  Secret as EcsSecret,
  FargateTaskDefinition,
  LogDrivers,
  OperatingSystemFamily,
} from 'aws-cdk-lib/aws-ecs';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { FilterPattern, LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { z } from 'zod';
import { logged, metrics } from '../../handlers/metrics.ts';
import type { workerEnvSchema } from '../../handlers/worker.env.ts';
import { sendMail, useKey, usePayloadKeys, useTable } from '../grants.ts';
import { payloadKeysVariable } from '../payload-keys.ts';
import { linkKeysIn, temporalCredentialsOf } from '../secrets.ts';
import type { Settings } from '../settings.ts';
import type { Sending } from '../stacks/mail.stack.ts';
import { nameIn } from '../stages.ts';

/** What a worker needs of the other stacks. */
export interface WorkerTaskProps {
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

/** Workers of one image. */
export interface WorkerRelease {
  /** Before the names of what it is made of: nothing for what is deployed. */
  readonly name: '' | 'Previous';
  /** The tag of its image. */
  readonly id: string;
  readonly image: ContainerImage;
  /** It makes itself current when it comes: see handlers/releases/release.rules.ts. */
  readonly takesOver: boolean;
}

/** What the container is told openly; what is secret comes from Secrets Manager when a task starts. */
type OpenEnvironment = Partial<Record<keyof z.input<typeof workerEnvSchema>, string>>;

/** The container of a worker, with what it may do. */
export function workerTask(
  stack: Stack,
  release: WorkerRelease,
  props: WorkerTaskProps,
): FargateTaskDefinition {
  const task = new FargateTaskDefinition(stack, `${release.name}Task`, {
    cpu: 512,
    memoryLimitMiB: 1024,
    runtimePlatform: {
      cpuArchitecture: CpuArchitecture.ARM64,
      operatingSystemFamily: OperatingSystemFamily.LINUX,
    },
  });
  const credentials = temporalCredentialsOf(task, props.settings);
  task.addContainer('Worker', {
    image: release.image,
    environment: environmentOf(stack, release, props) as Record<string, string>,
    secrets: {
      LINK_KEYS: EcsSecret.fromSecretsManager(linkKeysIn(task, props.linkKeys)),
      ...(credentials ? { TEMPORAL_CREDENTIALS: EcsSecret.fromSecretsManager(credentials) } : {}),
    },
    readonlyRootFilesystem: true,
    // What was begun is finished within the grace time of handlers/worker.ts.
    stopTimeout: Duration.seconds(60),
    logging: LogDrivers.awsLogs({ streamPrefix: 'worker', logGroup: logOf(stack, release, props) }),
  });
  for (const statement of grantsOf(stack, props)) task.taskRole.addToPrincipalPolicy(statement);
  for (const statement of useKey(stack, props.encryptionKey, ['secretsmanager']))
    task.obtainExecutionRole().addToPrincipalPolicy(statement);
  Validations.of(task).acknowledge(
    { id: 'AwsSolutions-ECS2', reason: 'What stands there is no secret: secrets come from Secrets Manager.' },
    {
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'A token of the image registry is of no particular resource: its action knows only *.',
    },
  );
  return task;
}

function environmentOf(
  { region }: Stack,
  { id, takesOver }: WorkerRelease,
  { settings, table, payloadKeys, publicUrl }: WorkerTaskProps,
): OpenEnvironment {
  const keys = payloadKeysVariable(payloadKeys);
  return {
    AWS_REGION: region,
    TABLE_NAME: table.tableName,
    TEMPORAL_ADDRESS: settings.temporalAddress,
    TEMPORAL_NAMESPACE: settings.temporalNamespace,
    TEMPORAL_TLS: String(settings.temporalTls),
    ...(keys === undefined ? {} : { PAYLOAD_KEYS: keys }),
    PUBLIC_URL: publicUrl,
    BRANDING: JSON.stringify(settings.branding),
    LOG_LEVEL: 'info',
    REPORT_BACKLOG: 'true',
    METRICS_NAMESPACE: nameIn(settings.stage),
    ...(settings.syntheticDealEvery ? { SYNTHETIC_DEAL_EVERY: String(settings.syntheticDealEvery) } : {}),
    ...(settings.telemetryUrl ? { TELEMETRY_URL: settings.telemetryUrl } : {}),
    MAIL_PER_SECOND: String(settings.mailPerSecond / mostWorkers(settings)),
    RELEASE: id,
    TAKES_OVER: String(takesOver),
    ...(settings.heldPatches ? { HELD_PATCHES: settings.heldPatches } : {}),
  };
}

/** How many there can be at once, of both releases. */
const mostWorkers = ({ workers, previousRelease }: Settings) =>
  workers.atMost * (previousRelease === undefined ? 1 : 2);

function grantsOf(stack: Stack, props: WorkerTaskProps): PolicyStatement[] {
  return [
    useTable(props.table.tableArn),
    ...usePayloadKeys(props.payloadKeys, props.settings),
    sendMail(props.sending, { headers: true }),
    ...useKey(stack, props.encryptionKey, ['dynamodb']),
  ];
}

/** What Temporal's SDK says of failures is counted as it is written. */
function logOf(
  stack: Stack,
  { name }: WorkerRelease,
  { settings: { stage, logRetentionDays }, encryptionKey }: WorkerTaskProps,
): LogGroup {
  const log = new LogGroup(stack, `${name}Log`, {
    retention: logRetentionDays,
    ...(encryptionKey ? { encryptionKey } : {}),
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const count = (message: string, metricName: string) =>
    log.addMetricFilter(metricName, {
      filterPattern: FilterPattern.stringValue('$.msg', '=', message),
      metricNamespace: nameIn(stage),
      metricName,
    });
  count(logged.activityFailed, metrics.activityFailures);
  count(logged.workflowTaskFailed, metrics.workflowTaskFailures);
  return log;
}
