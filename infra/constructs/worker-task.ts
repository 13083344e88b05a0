import { Duration, RemovalPolicy, type Stack, Validations } from 'aws-cdk-lib';
import {
  type ContainerImage,
  CpuArchitecture,
  Secret as EcsSecret,
  FargateTaskDefinition,
  LogDrivers,
  OperatingSystemFamily,
} from 'aws-cdk-lib/aws-ecs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { z } from 'zod';
import type { workerEnvSchema } from '../../handlers/worker.env.ts';
import { useKey } from '../grants.ts';
import { linkKeysIn, temporalCredentialsOf } from '../secrets.ts';
import type { Settings } from '../settings.ts';
import { temporalEnvironment } from '../temporal-environment.ts';
import { definedOf } from './house-function.ts';
import { countFailures, type WorkerProps, workerEnvironment, workerGrants } from './worker-parts.ts';

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
type OpenEnvironment = Partial<Record<keyof z.input<typeof workerEnvSchema>, string | undefined>>;

/** The container of a worker, with what it may do. */
export function workerTask(stack: Stack, release: WorkerRelease, props: WorkerProps): FargateTaskDefinition {
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
    environment: definedOf(environmentOf(stack, release, props)),
    secrets: {
      LINK_KEYS: EcsSecret.fromSecretsManager(linkKeysIn(task, props.linkKeys)),
      ...(credentials ? { TEMPORAL_CREDENTIALS: EcsSecret.fromSecretsManager(credentials) } : {}),
    },
    readonlyRootFilesystem: true,
    // What was begun is finished within the grace time of handlers/worker-process.ts.
    stopTimeout: Duration.seconds(60),
    logging: LogDrivers.awsLogs({ streamPrefix: 'worker', logGroup: logOf(stack, release, props) }),
  });
  for (const statement of workerGrants(stack, props)) task.taskRole.addToPrincipalPolicy(statement);
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
  props: WorkerProps,
): OpenEnvironment {
  const { settings, payloadKeys } = props;
  const { TEMPORAL_CREDENTIALS_SECRET_ARN: _asSecret, ...temporal } = temporalEnvironment(
    settings,
    payloadKeys,
  );
  return {
    AWS_REGION: region,
    ...temporal,
    ...workerEnvironment(props, mostWorkers(settings)),
    RELEASE: id,
    REPORT_BACKLOG: 'true',
    TAKES_OVER: String(takesOver),
  };
}

/** How many there can be at once, of both releases. */
const mostWorkers = ({ workers, previousRelease }: Settings) =>
  workers.atMost * (previousRelease === undefined ? 1 : 2);

function logOf(
  stack: Stack,
  { name }: WorkerRelease,
  { settings: { stage, logRetentionDays }, encryptionKey }: WorkerProps,
): LogGroup {
  const log = new LogGroup(stack, `${name}Log`, {
    retention: logRetentionDays,
    ...(encryptionKey ? { encryptionKey } : {}),
    removalPolicy: RemovalPolicy.DESTROY,
  });
  countFailures(log, stage);
  return log;
}
