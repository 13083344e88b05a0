import { fileURLToPath } from 'node:url';
import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { AdjustmentType } from 'aws-cdk-lib/aws-applicationautoscaling';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import {
  FlowLogDestination,
  GatewayVpcEndpointAwsService,
  type IVpc,
  Port,
  SecurityGroup,
  SubnetType,
  Vpc,
} from 'aws-cdk-lib/aws-ec2';
import { DockerImageAsset, Platform } from 'aws-cdk-lib/aws-ecr-assets';
import {
  Cluster,
  ContainerImage,
  ContainerInsights,
  CpuArchitecture,
  Secret as EcsSecret,
  FargateService,
  FargateTaskDefinition,
  type ICluster,
  LogDrivers,
  OperatingSystemFamily,
} from 'aws-cdk-lib/aws-ecs';
import { FilterPattern, LogGroup } from 'aws-cdk-lib/aws-logs';
import type { ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import type { z } from 'zod';
import { logged, metrics } from '../../handlers/metrics.ts';
import type { workerEnvSchema } from '../../handlers/worker.env.ts';
import { sendMail, usePayloadKeys, useTable } from '../grants.ts';
import { payloadKeysVariable } from '../payload-keys.ts';
import type { Settings } from '../settings.ts';
import { temporalCredentialsOf } from '../temporal-credentials.ts';
import { waitingMetric } from '../waiting-metric.ts';
import type { Sending } from './mail.stack.ts';

export interface WorkersStackProps extends StackProps {
  readonly settings: Settings;
  readonly table: ITableV2;
  readonly linkKeys: Secret;
  /** ARNs, newest first. */
  readonly payloadKeys: readonly string[];
  readonly sending: Sending;
  /** Where people reach the portal. */
  readonly publicUrl: string;
}

/** What the container is told openly; what is secret comes from Secrets Manager when a task starts. */
type OpenEnvironment = Partial<Record<keyof z.input<typeof workerEnvSchema>, string>>;

/** Workers of one image. */
interface WorkerRelease {
  /** Before the names of what it is made of: nothing for what is deployed. */
  readonly name: '' | 'Previous';
  /** The tag of its image. */
  readonly id: string;
  readonly image: ContainerImage;
  /** It makes itself current when it comes: see handlers/releases/release.rules.ts. */
  readonly takesOver: boolean;
}

/** How many there can be at once, of both releases. */
const mostWorkers = ({ workers, previousRelease }: Settings) =>
  workers.atMost * (previousRelease === undefined ? 1 : 2);

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The Temporal workers: containers on Fargate that take no connection, only make them. They stand in public subnets, since
 * a NAT gateway would cost more than all the rest at rest; nothing reaches them from outside.
 */
export class WorkersStack extends Stack {
  readonly service: FargateService;

  constructor(scope: Construct, id: string, props: WorkersStackProps) {
    super(scope, id, props);
    const { settings } = props;
    const vpc = this.network(settings) as IVpc;
    const cluster = new Cluster(this, 'Cluster', {
      vpc,
      containerInsightsV2: ContainerInsights.ENABLED,
    }) as ICluster;
    const place = { cluster, securityGroup: this.onlyOutwards(vpc) };
    const { previous, present } = this.releases(settings);
    const before = previous && this.workers(previous, place, props);
    this.service = this.workers(present, place, props);
    // Whose work is taken from the one service must have been there in the other first.
    if (before) this.service.node.addDependency(before);
    new CfnOutput(this, 'Release', { value: present.id, description: 'The release of this deployment' });
  }

  /** What is deployed, by the tag of its image; beside it the release before, where that is kept. */
  private releases({ previousRelease }: Settings): { previous?: WorkerRelease; present: WorkerRelease } {
    const asset = new DockerImageAsset(this, 'Image', {
      directory: root,
      file: 'infra/worker.Dockerfile',
      platform: Platform.LINUX_ARM64,
    });
    const { imageTag: id, repository } = asset;
    const image = ContainerImage.fromDockerImageAsset(asset);
    if (previousRelease === undefined || previousRelease === id)
      return { present: { name: '', id, image, takesOver: true } };
    return {
      previous: {
        name: 'Previous',
        id: previousRelease,
        image: ContainerImage.fromEcrRepository(repository, previousRelease),
        takesOver: false,
      },
      present: { name: '', id, image, takesOver: false },
    };
  }

  private workers(
    release: WorkerRelease,
    { cluster, securityGroup }: { readonly cluster: ICluster; readonly securityGroup: SecurityGroup },
    props: WorkersStackProps,
  ): FargateService {
    const service = new FargateService(this, `${release.name}Service`, {
      cluster,
      taskDefinition: this.task(release, props),
      desiredCount: props.settings.workers.atLeast,
      assignPublicIp: true,
      vpcSubnets: { subnetType: SubnetType.PUBLIC },
      securityGroups: [securityGroup],
      // A new version begins before the old one ends; one that does not come up is taken back.
      minHealthyPercent: 100,
      maxHealthyPercent: 200,
      circuitBreaker: { rollback: true },
    });
    this.scale(service, props.settings);
    return service;
  }

  private network({ logRetentionDays }: Settings): Vpc {
    const log = new LogGroup(this, 'FlowLog', {
      retention: logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    return new Vpc(this, 'Network', {
      maxAzs: 2,
      natGateways: 0,
      subnetConfiguration: [{ name: 'workers', subnetType: SubnetType.PUBLIC, cidrMask: 24 }],
      gatewayEndpoints: { DynamoDb: { service: GatewayVpcEndpointAwsService.DYNAMODB } },
      flowLogs: { All: { destination: FlowLogDestination.toCloudWatchLogs(log) } },
    });
  }

  /** Temporal's port may be any; the rest is spoken to by TLS. */
  private onlyOutwards(vpc: IVpc): SecurityGroup {
    const group = new SecurityGroup(this, 'Outwards', {
      vpc,
      description: 'Workers call; nobody calls them',
      allowAllOutbound: false,
    });
    group.connections.allowToAnyIpv4(Port.allTcp(), 'Temporal, AWS, checks and webhooks');
    return group;
  }

  private task(
    { name, id, image, takesOver }: WorkerRelease,
    { settings, table, linkKeys, payloadKeys, sending, publicUrl }: WorkersStackProps,
  ): FargateTaskDefinition {
    const task = new FargateTaskDefinition(this, `${name}Task`, {
      cpu: 512,
      memoryLimitMiB: 1024,
      runtimePlatform: {
        cpuArchitecture: CpuArchitecture.ARM64,
        operatingSystemFamily: OperatingSystemFamily.LINUX,
      },
    });
    const credentials = temporalCredentialsOf(task, settings);
    const secrets = {
      LINK_KEYS: EcsSecret.fromSecretsManager(linkKeys as ISecret),
      ...(credentials ? { TEMPORAL_CREDENTIALS: EcsSecret.fromSecretsManager(credentials) } : {}),
    };
    const keys = payloadKeysVariable(payloadKeys);
    const environment: OpenEnvironment = {
      AWS_REGION: this.region,
      TABLE_NAME: table.tableName,
      TEMPORAL_ADDRESS: settings.temporalAddress,
      TEMPORAL_NAMESPACE: settings.temporalNamespace,
      TEMPORAL_TLS: String(settings.temporalTls),
      ...(keys === undefined ? {} : { PAYLOAD_KEYS: keys }),
      PUBLIC_URL: publicUrl,
      BRANDING: JSON.stringify(settings.branding),
      LOG_LEVEL: 'info',
      REPORT_BACKLOG: 'true',
      ...(settings.telemetryUrl ? { TELEMETRY_URL: settings.telemetryUrl } : {}),
      MAIL_PER_SECOND: String(settings.mailPerSecond / mostWorkers(settings)),
      RELEASE: id,
      TAKES_OVER: String(takesOver),
      ...(settings.heldPatches ? { HELD_PATCHES: settings.heldPatches } : {}),
    };
    task.addContainer('Worker', {
      image,
      environment: environment as Record<string, string>,
      secrets,
      readonlyRootFilesystem: true,
      // What was begun is finished within the grace time of handlers/worker.ts.
      stopTimeout: Duration.seconds(60),
      logging: LogDrivers.awsLogs({ streamPrefix: 'worker', logGroup: this.log(`${name}Log`, settings) }),
    });
    task.taskRole.addToPrincipalPolicy(useTable(table.tableArn));
    for (const statement of usePayloadKeys(payloadKeys, settings))
      task.taskRole.addToPrincipalPolicy(statement);
    task.taskRole.addToPrincipalPolicy(sendMail(sending));
    Validations.of(task).acknowledge(
      {
        id: 'AwsSolutions-ECS2',
        reason: 'What stands there is no secret: secrets come from Secrets Manager.',
      },
      {
        id: 'AwsSolutions-IAM5[Resource::*]',
        reason: 'A token of the image registry is of no particular resource: its action knows only *.',
      },
    );
    return task;
  }

  /** What Temporal's SDK says of failures is counted as it is written. */
  private log(name: string, { logRetentionDays }: Settings): LogGroup {
    const log = new LogGroup(this, name, {
      retention: logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const count = (message: string, metricName: string) =>
      log.addMetricFilter(metricName, {
        filterPattern: FilterPattern.stringValue('$.msg', '=', message),
        metricNamespace: metrics.namespace,
        metricName,
      });
    count(logged.activityFailed, metrics.activityFailures);
    count(logged.workflowTaskFailed, metrics.workflowTaskFailures);
    return log;
  }

  /** By what waits in Temporal, not by how busy a worker is: waiting for an answer takes no processor. */
  private scale(service: FargateService, { workers: { atLeast, atMost } }: Settings): void {
    const count = service.autoScaleTaskCount({ minCapacity: atLeast, maxCapacity: atMost });
    count.scaleOnMetric('Waiting', {
      metric: waitingMetric(metrics.backlog),
      adjustmentType: AdjustmentType.CHANGE_IN_CAPACITY,
      scalingSteps: [
        { upper: 10, change: -1 },
        { lower: 100, change: 1 },
        { lower: 1000, change: 3 },
      ],
      evaluationPeriods: 3,
      cooldown: Duration.minutes(3),
    });
  }
}
