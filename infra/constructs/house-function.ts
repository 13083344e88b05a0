import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  Architecture,
  Function as LambdaFunction,
  LoggingFormat,
  ParamsAndSecretsLayerVersion,
  ParamsAndSecretsVersions,
  Runtime,
  Tracing,
  type VersionOptions,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { z } from 'zod';
import { type HandlerKind, handlerCode } from './handler-code.ts';

/** What a handler's schema reads from its environment, as text; Lambda itself gives the region. */
export type EnvironmentOf<Schema extends z.ZodObject> = {
  [Name in Exclude<keyof z.input<Schema>, 'AWS_REGION'>]: undefined extends z.input<Schema>[Name]
    ? string | undefined
    : string;
};

export interface HouseFunctionProps<Schema extends z.ZodObject> {
  /** What the function is for, in words. */
  readonly description: string;
  /** Path of the handler's file, which exports `handler`. */
  readonly entry: string;
  /** What goes with the code. */
  readonly kind?: HandlerKind;
  /** The zod schema with which the handler parses its environment: a name that it needs and that is not given here does not compile. */
  readonly envSchema: Schema;
  readonly environment: EnvironmentOf<Schema>;
  readonly timeout: Duration;
  readonly logRetention: RetentionDays;
  /** The customer's own key for its log. */
  readonly encryptionKey: IKey | undefined;
  /** Of the versions that are made of it. */
  readonly versions?: VersionOptions;
}

/**
 * The house's Lambda function: one bundle for arm64, a log group of its own that expires, traces, and a role that may
 * write its log and nothing else. What more it may do, the stack grants.
 */
export class HouseFunction<Schema extends z.ZodObject> extends Construct {
  readonly function: LambdaFunction;
  readonly role: Role;
  readonly log: LogGroup;

  constructor(scope: Construct, id: string, props: HouseFunctionProps<Schema>) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Log', {
      retention: props.logRetention,
      ...(props.encryptionKey ? { encryptionKey: props.encryptionKey } : {}),
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: props.description,
    });
    logGroup.grantWrite(this.role);
    this.log = logGroup;
    this.function = new LambdaFunction(this, 'Function', {
      description: props.description,
      code: handlerCode(props.entry, props.kind),
      handler: 'index.handler',
      environment: definedOf(props.environment),
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      // A full core is given from 1769 MB on; a cold start is mostly the time of one core.
      memorySize: 1769,
      timeout: props.timeout,
      ...(props.versions ? { currentVersionOptions: props.versions } : {}),
      role: this.role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      tracing: Tracing.ACTIVE,
      // Reads secrets for the function, and keeps them for five minutes: handlers/fetch-secret.ts asks it.
      paramsAndSecrets: ParamsAndSecretsLayerVersion.fromVersion(ParamsAndSecretsVersions.V1_0_103, {
        parameterStoreTtl: Duration.seconds(0),
        secretsManagerTtl: Duration.minutes(5),
      }),
    });
    Validations.of(this.role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason:
        'X-Ray takes segments of no particular resource: its two write actions know only the resource *.',
    });
  }
}

/** What is given of an environment. */
export function definedOf(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const given = Object.entries(environment).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return Object.fromEntries(given);
}
