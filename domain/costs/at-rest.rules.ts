import type { AtRest } from './at-rest.schema.ts';
import { hoursOfMonth as hours } from './month.rules.ts';

/** A resource of a CloudFormation template. */
export interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

type Billed = Omit<AtRest[number], 'stack'>;

const none: readonly Billed[] = [];

const one = (what: string, item: Billed['item'], quantity = 1): Billed[] => [
  { what, item, quantity, ofWorkers: false },
];
const worker = (what: string, item: Billed['item'], quantity: number): Billed => ({
  ...{ what, item, quantity, ofWorkers: true },
});

/**
 * What a resource costs in a month in which nothing happens, by its type. `none` is a price, too: such a resource is billed
 * by use alone, or never.
 */
const idle: Readonly<Record<string, (resource: Resource, all: readonly Resource[]) => readonly Billed[]>> = {
  'AWS::ApiGatewayV2::Api': () => none,
  'AWS::ApiGatewayV2::Integration': () => none,
  'AWS::ApiGatewayV2::Route': () => none,
  'AWS::ApiGatewayV2::Stage': () => none,
  'AWS::ApplicationAutoScaling::ScalableTarget': () => none,
  'AWS::ApplicationAutoScaling::ScalingPolicy': () => none,
  'AWS::Backup::BackupPlan': () => none,
  'AWS::Backup::BackupSelection': () => none,
  'AWS::Backup::BackupVault': () => none,
  'AWS::CloudWatch::Alarm': ({ Properties }) => one('alarms', 'alarms', watchedBy(Properties)),
  'AWS::CloudWatch::Dashboard': () => one('a dashboard', 'dashboards'),
  'AWS::DynamoDB::GlobalTable': () => none,
  'AWS::EC2::FlowLog': () => none,
  'AWS::EC2::InternetGateway': () => none,
  'AWS::EC2::Route': () => none,
  'AWS::EC2::RouteTable': () => none,
  'AWS::EC2::SecurityGroup': () => none,
  'AWS::EC2::Subnet': () => none,
  'AWS::EC2::SubnetRouteTableAssociation': () => none,
  'AWS::EC2::VPC': () => none,
  'AWS::EC2::VPCEndpoint': endpoint,
  'AWS::EC2::VPCGatewayAttachment': () => none,
  'AWS::ECS::Cluster': insights,
  'AWS::ECS::Service': tasks,
  // What runs of it is said by the service.
  'AWS::ECS::TaskDefinition': () => none,
  'AWS::Events::Rule': scheduled,
  'AWS::IAM::Policy': () => none,
  'AWS::IAM::Role': () => none,
  'AWS::KMS::Key': () => one('keys', 'keys'),
  'AWS::Lambda::EventInvokeConfig': () => none,
  'AWS::Lambda::EventSourceMapping': polled,
  'AWS::Lambda::Function': () => none,
  'AWS::Lambda::Permission': () => none,
  'AWS::Lambda::Version': anchored,
  'AWS::Logs::LogGroup': () => none,
  // Its metric is billed for the hours in which something is counted.
  'AWS::Logs::MetricFilter': () => none,
  'AWS::S3::Bucket': () => none,
  'AWS::S3::BucketPolicy': () => none,
  'AWS::SES::ConfigurationSet': () => none,
  'AWS::SES::ConfigurationSetEventDestination': () => none,
  'AWS::SES::EmailIdentity': () => none,
  'AWS::SNS::Subscription': () => none,
  'AWS::SNS::Topic': () => none,
  'AWS::SNS::TopicPolicy': () => none,
  'AWS::SQS::Queue': () => none,
  'AWS::SQS::QueuePolicy': () => none,
  'AWS::SecretsManager::Secret': () => one('secrets', 'secrets'),
};

/** What the templates cost in a month at rest; equal things of a stack are one line. @throws Error for a type without a price */
export function atRestOf(templates: Readonly<Record<string, readonly Resource[]>>): AtRest {
  const lines = new Map<string, AtRest[number]>();
  for (const [stack, resources] of Object.entries(templates))
    for (const resource of resources)
      for (const billed of priceOf(resource, resources)) {
        const name = `${stack} ${billed.what}`;
        const before = lines.get(name)?.quantity ?? 0;
        lines.set(name, { stack, ...billed, quantity: before + billed.quantity });
      }
  return [...lines.values()];
}

function priceOf(resource: Resource, all: readonly Resource[]): readonly Billed[] {
  const price = idle[resource.Type];
  if (!price)
    throw new Error(
      `${resource.Type} has no price: say what it costs at rest in domain/costs/at-rest.rules.ts, or that it costs nothing`,
    );
  return price(resource, all);
}

/** An alarm on an expression is billed for each metric that it reads. */
function watchedBy({ Metrics = [] }: Resource['Properties'] = {}): number {
  const read = (Metrics as { readonly MetricStat?: unknown }[]).filter(({ MetricStat }) => MetricStat);
  return Math.max(1, read.length);
}

/** Lambda asks a queue with five pollers, each of which waits for twenty seconds. Asking a stream is free. */
function polled({ Properties }: Resource): readonly Billed[] {
  if (Properties?.StartingPosition !== undefined) return none;
  return one('an idle queue is asked all the time', 'queueRequests', (5 * 3600 * hours) / 20);
}

/** Of every function here: infra/constructs/house-function.ts. */
const gigabytes = 1769 / 1024;

/** So many invocations of so many seconds each. */
const invocations = (what: string, times: number, seconds: number): readonly Billed[] => [
  ...one(`${what}: invocations`, 'functionRequests', times),
  ...one(`${what}: time and memory`, 'functionSeconds', times * seconds * gigabytes),
];

/** With its start, such a function takes two seconds. */
function scheduled({ Properties }: Resource): readonly Billed[] {
  const [, minutes] = /^rate\((\d+) minutes\)$/.exec(String(Properties?.ScheduleExpression)) ?? [];
  if (!minutes) throw new Error('A schedule that is not every so many minutes: say what it costs at rest');
  return invocations('looks at what waits', (60 / Number(minutes)) * hours, 2);
}

/** Only workers have versions. At rest one is woken by the hourly anchor of the audit: it starts, and ends when it has been idle for five seconds. */
function anchored(): readonly Billed[] {
  return invocations('a worker for the audit’s anchor, every hour', hours, 10);
}

/** A gateway endpoint is free; one with an address of its own is not, and has no price here yet. */
function endpoint({ Properties }: Resource): readonly Billed[] {
  if (Properties?.VpcEndpointType === 'Gateway') return none;
  throw new Error('An endpoint that is no gateway is billed by the hour: give it a price');
}

/** AWS bills eight metrics of a cluster, eleven of a service and six of a task. */
function insights({ Properties }: Resource, all: readonly Resource[]): readonly Billed[] {
  const settings = (Properties?.ClusterSettings ?? []) as { Name: string; Value: string }[];
  const on = settings.some(({ Name, Value }) => Name === 'containerInsights' && Value !== 'disabled');
  const services = all.filter(({ Type }) => Type === 'AWS::ECS::Service').length;
  return on ? [worker('metrics of Container Insights', 'metrics', 8 + services * (11 + 6))] : none;
}

interface TaskDefinition {
  readonly Cpu: string;
  readonly Memory: string;
}

function tasks({ Properties }: Resource, all: readonly Resource[]): readonly Billed[] {
  const count = Number(Properties?.DesiredCount ?? 1);
  if (count === 0) return none;
  const definition = all.find(({ Type }) => Type === 'AWS::ECS::TaskDefinition')?.Properties as unknown;
  const { Cpu, Memory } = definition as TaskDefinition;
  return [
    worker('processor of the running workers', 'containerProcessor', (count * hours * Number(Cpu)) / 1024),
    worker('memory of the running workers', 'containerMemory', (count * hours * Number(Memory)) / 1024),
    worker('a public address of each', 'address', count * hours),
    // Written once a minute by each, under the same two names.
    worker('two metrics of what waits for workers', 'metrics', 2),
    worker('the image', 'images', 0.2),
  ];
}
