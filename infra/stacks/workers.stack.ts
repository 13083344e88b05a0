import { fileURLToPath } from 'node:url';
import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { AdjustmentType } from 'aws-cdk-lib/aws-applicationautoscaling';
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
  FargateService,
  type ICluster,
} from 'aws-cdk-lib/aws-ecs';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { metrics } from '../../handlers/metrics.ts';
import type { WorkerProps } from '../constructs/worker-parts.ts';
import { type WorkerRelease, workerTask } from '../constructs/worker-task.ts';
import { keyFrom } from '../grants.ts';
import type { Settings } from '../settings.ts';
import { waitingMetric } from '../waiting-metric.ts';
import { containerAlarms, containerGraph, type WatchedWorkers } from '../watched-workers.ts';

export interface WorkersStackProps extends StackProps, Omit<WorkerProps, 'encryptionKey'> {
  /** Of the customer's own key. */
  readonly keyArn: string | undefined;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The Temporal workers: containers on Fargate that take no connection, only make them. They stand in public subnets, since
 * a NAT gateway would cost more than all the rest at rest; nothing reaches them from outside.
 */
export class WorkersStack extends Stack {
  readonly watched: WatchedWorkers;

  constructor(scope: Construct, id: string, props: WorkersStackProps) {
    super(scope, id, props);
    const { settings } = props;
    const encryptionKey = keyFrom(this, props.keyArn);
    const vpc = this.network(settings, encryptionKey) as IVpc;
    const cluster = new Cluster(this, 'Cluster', {
      vpc,
      containerInsightsV2: ContainerInsights.ENABLED,
    }) as ICluster;
    const place = { cluster, securityGroup: this.onlyOutwards(vpc) };
    const { previous, present } = this.releases(settings);
    const before = previous && this.workers(previous, place, { ...props, encryptionKey });
    const service = this.workers(present, place, { ...props, encryptionKey });
    // Whose work is taken from the one service must have been there in the other first.
    if (before) service.node.addDependency(before);
    this.watched = { alarms: containerAlarms(settings.stage, service), graph: containerGraph(service) };
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
    props: WorkerProps,
  ): FargateService {
    const service = new FargateService(this, `${release.name}Service`, {
      cluster,
      taskDefinition: workerTask(this, release, props),
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

  /** By what waits in Temporal, not by how busy a worker is: waiting for an answer takes no processor. */
  private scale(service: FargateService, { stage, workers: { atLeast, atMost } }: Settings): void {
    const count = service.autoScaleTaskCount({ minCapacity: atLeast, maxCapacity: atMost });
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
