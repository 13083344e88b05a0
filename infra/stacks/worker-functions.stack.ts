import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { CfnOutput, Duration, Lazy, RemovalPolicy, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as InvokeFunction } from 'aws-cdk-lib/aws-events-targets';
import { ArnPrincipal, CompositePrincipal, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import type { IFunction, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Asset } from 'aws-cdk-lib/aws-s3-assets';
import type { Construct } from 'constructs';
import { watchEnvSchema } from '../../handlers/watch.env.ts';
import { workerLambdaEnvSchema } from '../../handlers/worker-lambda.env.ts';
import { HouseFunction } from '../constructs/house-function.ts';
import {
  countFailures,
  type WorkerProps,
  workerEnvironment,
  workerGrants,
} from '../constructs/worker-parts.ts';
import { keyFrom, listTable, useKey, usePayloadKeys } from '../grants.ts';
import { linkKeysIn, temporalCredentialsOf } from '../secrets.ts';
import type { Settings } from '../settings.ts';
import { nameIn } from '../stages.ts';
import { temporalEnvironment } from '../temporal-environment.ts';
import { betweenLooks, functionAlarms, functionGraph, type WatchedWorkers } from '../watched-workers.ts';

export interface WorkerFunctionsStackProps extends StackProps, Omit<WorkerProps, 'encryptionKey'> {
  /** Of the customer's own key. */
  readonly keyArn: string | undefined;
}

const entry = (name: string) => fileURLToPath(new URL(`../../handlers/${name}.lambda.ts`, import.meta.url));

/**
 * The Temporal workers as a function that Temporal invokes when there is work. Each release is a version of it, which stays
 * when the next one comes: giving it the work again takes no deployment (docs/how-to/release-a-new-version.md).
 */
export class WorkerFunctionsStack extends Stack {
  readonly watched: WatchedWorkers;

  constructor(scope: Construct, id: string, { keyArn, ...props }: WorkerFunctionsStackProps) {
    super(scope, id, props);
    const { settings } = props;
    const encryptionKey = keyFrom(this, keyArn);
    const { worker, release } = this.worker({ ...props, encryptionKey });
    const watch = this.watch({ ...props, encryptionKey });
    const version = worker.currentVersion;
    const invocation = this.invocation(settings, worker);
    this.watched = {
      alarms: functionAlarms(settings.stage, worker, watch),
      graph: functionGraph(worker),
    };
    for (const [name, value, description] of [
      ['Release', release, 'The release of this deployment: throughline release add'],
      ['Function', version.functionArn, '--function of throughline release add'],
      ['Role', invocation.roleArn, '--role of throughline release add'],
    ] as const)
      new CfnOutput(this, name, { value, description });
  }

  private worker(props: WorkerProps): { worker: LambdaFunction; release: string } {
    const { settings, linkKeys, payloadKeys, encryptionKey } = props;
    const environment = {
      ...temporalEnvironment(settings, payloadKeys),
      ...workerEnvironment(props, settings.workers.atMost),
      LINK_KEYS_SECRET_ARN: linkKeys.secretArn,
      // Beside the bundle, in the folder in which the function runs.
      WORKFLOW_BUNDLE: 'workflows.js',
      OUTSIDE_CHECKS: undefined,
      SANCTIONS_LIST: undefined,
      IDLE_SECONDS: undefined,
    };
    const release: string = Lazy.string({ produce: () => this.releaseOf(worker, environment) });
    const made = new HouseFunction(this, 'Worker', {
      description: 'Temporal worker: does what waits, and ends',
      entry: entry('worker'),
      kind: 'worker',
      envSchema: workerLambdaEnvSchema,
      environment: { ...environment, RELEASE: release },
      // As long as Lambda allows: an action that takes minutes is finished. With nothing to do it ends within seconds.
      timeout: Duration.minutes(15),
      logRetention: settings.logRetentionDays,
      encryptionKey,
      // Temporal itself invokes once more where work still waits.
      versions: { removalPolicy: RemovalPolicy.RETAIN, retryAttempts: 0, maxEventAge: Duration.minutes(1) },
    });
    const { role, log, function: worker } = made;
    countFailures(log, settings.stage);
    for (const statement of workerGrants(this, props)) role.addToPolicy(statement);
    for (const statement of useKey(this, encryptionKey, ['secretsmanager'])) role.addToPolicy(statement);
    linkKeysIn(role, linkKeys).grantRead(role);
    temporalCredentialsOf(role, settings)?.grantRead(role);
    return { worker, release };
  }

  /** Code and environment: what runs as one release is the same for as long as it is known by its id. */
  private releaseOf(worker: LambdaFunction, environment: object): string {
    const { assetHash } = worker.node.findChild('Code') as Asset;
    return createHash('sha256')
      .update(JSON.stringify([assetHash, this.resolve(environment)]))
      .digest('hex');
  }

  /** Taken by Temporal's server, to invoke any release. */
  private invocation({ temporalExternalId, temporalRoleArns }: Settings, worker: IFunction): Role {
    const role = new Role(this, 'Invocation', {
      description: 'Temporal invokes the workers',
      assumedBy: new CompositePrincipal(
        ...temporalRoleArns.map((arn) =>
          new ArnPrincipal(arn).withConditions({
            StringEquals: { 'sts:ExternalId': temporalExternalId },
          }),
        ),
      ),
      maxSessionDuration: Duration.hours(1),
    });
    role.addToPolicy(
      new PolicyStatement({
        actions: ['lambda:GetFunction', 'lambda:InvokeFunction'],
        resources: [`${worker.functionArn}:*`],
      }),
    );
    Validations.of(role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::<${this.getLogicalId(worker.node.defaultChild as never)}.Arn>:*]`,
      reason:
        'Each release is a version of this one function, and an earlier one may be given the work again.',
    });
    return role;
  }

  /** Somebody must tell when work waits and no worker comes: the workers themselves cannot. */
  private watch({ settings, table, payloadKeys, encryptionKey }: WorkerProps): LambdaFunction {
    const { function: watch, role } = new HouseFunction(this, 'Watch', {
      description: 'Asks Temporal what waits, and reports it',
      entry: entry('watch'),
      envSchema: watchEnvSchema,
      environment: {
        TABLE_NAME: table.tableName,
        ...temporalEnvironment(settings, payloadKeys),
        LOG_LEVEL: 'info',
        METRICS_NAMESPACE: nameIn(settings.stage),
      },
      timeout: Duration.seconds(30),
      logRetention: settings.logRetentionDays,
      encryptionKey,
    });
    role.addToPolicy(listTable(table.tableArn));
    for (const statement of usePayloadKeys(payloadKeys, settings)) role.addToPolicy(statement);
    for (const statement of useKey(this, encryptionKey, ['dynamodb', 'secretsmanager']))
      role.addToPolicy(statement);
    temporalCredentialsOf(role, settings)?.grantRead(role);
    new Rule(this, 'Looks', {
      schedule: Schedule.rate(betweenLooks),
      targets: [new InvokeFunction(watch, { retryAttempts: 0 })],
    });
    return watch;
  }
}
