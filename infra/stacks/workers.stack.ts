import { fileURLToPath } from 'node:url';
import { Duration, RemovalPolicy, Stack, type StackProps, Validations } from 'aws-cdk-lib';
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
import { Platform } from 'aws-cdk-lib/aws-ecr-assets';
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
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import type { z } from 'zod';
import { metrics } from '../../handlers/metrics.ts';
import type { workerEnvSchema } from '../../handlers/worker.env.ts';
import { keyFrom, sendMail, useKey, useTable } from '../grants.ts';
import { linkKeysIn, temporalCredentialsOf } from '../secrets.ts';
import type { Settings } from '../settings.ts';
import { nameIn } from '../stages.ts';
import { waitingMetric } from '../waiting-metric.ts';
import type { Sending } from './mail.stack.ts';

export interface WorkersStackProps extends StackProps {
  readonly settings: Settings;
  readonly table: ITableV2;
  readonly linkKeys: Secret;
  readonly sending: Sending;
  /** Where people reach the portal. */
  readonly publicUrl: string;
  /** Of the customer's own key. */
  readonly keyArn: string | undefined;
}

/** What the container is told openly; what is secret comes from Secrets Manager when a task starts. */
type OpenEnvironment = Partial<Record<keyof z.input<typeof workerEnvSchema>, string>>;

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
    const key = keyFrom(this, props.keyArn);
    const vpc = this.network(settings, key) as IVpc;
    const cluster = new Cluster(this, 'Cluster', {
      vpc,
      containerInsightsV2: ContainerInsights.ENABLED,
    }) as ICluster;
    this.service = new FargateService(this, 'Service', {
      cluster,
      taskDefinition: this.task(props, key),
      desiredCount: settings.workers.atLeast,
      assignPublicIp: true,
      vpcSubnets: { subnetType: SubnetType.PUBLIC },
      securityGroups: [this.onlyOutwards(vpc)],
      // A new version begins before the old one ends; one that does not come up is taken back.
      minHealthyPercent: 100,
      maxHealthyPercent: 200,
      circuitBreaker: { rollback: true },
    });
    this.scale(settings);
  }

  private network({ logRetentionDays }: Settings, encryptionKey: IKey | undefined): Vpc {
    const log = new LogGroup(this, 'FlowLog', {
      retention: logRetentionDays,
      ...(encryptionKey ? { encryptionKey } : {}),
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
    { settings, table, linkKeys, sending, publicUrl }: WorkersStackProps,
    encryptionKey: IKey | undefined,
  ): FargateTaskDefinition {
    const task = new FargateTaskDefinition(this, 'Task', {
      cpu: 512,
      memoryLimitMiB: 1024,
      runtimePlatform: {
        cpuArchitecture: CpuArchitecture.ARM64,
        operatingSystemFamily: OperatingSystemFamily.LINUX,
      },
    });
    const credentials = temporalCredentialsOf(this, settings);
    const secrets = {
      LINK_KEYS: EcsSecret.fromSecretsManager(linkKeysIn(this, linkKeys)),
      ...(credentials ? { TEMPORAL_CREDENTIALS: EcsSecret.fromSecretsManager(credentials) } : {}),
    };
    const environment: OpenEnvironment = {
      AWS_REGION: this.region,
      TABLE_NAME: table.tableName,
      TEMPORAL_ADDRESS: settings.temporalAddress,
      TEMPORAL_NAMESPACE: settings.temporalNamespace,
      TEMPORAL_TLS: String(settings.temporalTls),
      PUBLIC_URL: publicUrl,
      BRANDING: JSON.stringify(settings.branding),
      LOG_LEVEL: 'info',
      REPORT_BACKLOG: 'true',
      METRICS_NAMESPACE: nameIn(settings.stage),
      MAIL_PER_SECOND: String(settings.mailPerSecond / settings.workers.atMost),
    };
    task.addContainer('Worker', {
      image: ContainerImage.fromAsset(root, {
        file: 'infra/worker.Dockerfile',
        platform: Platform.LINUX_ARM64,
      }),
      environment: environment as Record<string, string>,
      secrets,
      readonlyRootFilesystem: true,
      // What was begun is finished within the grace time of handlers/worker.ts.
      stopTimeout: Duration.seconds(60),
      logging: LogDrivers.awsLogs({
        streamPrefix: 'worker',
        logGroup: new LogGroup(this, 'Log', {
          retention: settings.logRetentionDays,
          ...(encryptionKey ? { encryptionKey } : {}),
          removalPolicy: RemovalPolicy.DESTROY,
        }),
      }),
    });
    task.taskRole.addToPrincipalPolicy(useTable(table.tableArn));
    task.taskRole.addToPrincipalPolicy(sendMail(sending, { headers: true }));
    for (const statement of useKey(this, encryptionKey, ['dynamodb']))
      task.taskRole.addToPrincipalPolicy(statement);
    for (const statement of useKey(this, encryptionKey, ['secretsmanager']))
      task.obtainExecutionRole().addToPrincipalPolicy(statement);
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

  /** By what waits in Temporal, not by how busy a worker is: waiting for an answer takes no processor. */
  private scale({ stage, workers: { atLeast, atMost } }: Settings): void {
    const count = this.service.autoScaleTaskCount({ minCapacity: atLeast, maxCapacity: atMost });
    count.scaleOnMetric('Waiting', {
      metric: waitingMetric(stage, metrics.backlog),
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
