import { fileURLToPath } from 'node:url';
import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { AccessLogField, AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { apiLambdaEnvSchema } from '../../handlers/api-lambda.env.ts';
import { HouseFunction } from '../constructs/house-function.ts';
import { keyFrom, sendMail, useKey, usePayloadKeys, useTable } from '../grants.ts';
import { pinned } from '../pinned.ts';
import { linkKeysIn, temporalCredentialsOf } from '../secrets.ts';
import type { Settings } from '../settings.ts';
import { nameIn, stackIn } from '../stages.ts';
import { temporalEnvironment } from '../temporal-environment.ts';
import type { Files } from './data.stack.ts';
import type { Sending } from './mail.stack.ts';

export interface ApiStackProps extends StackProps {
  readonly settings: Settings;
  readonly table: ITableV2;
  readonly files: Files;
  readonly linkKeys: Secret;
  /** ARNs, newest first. */
  readonly payloadKeys: readonly string[];
  readonly sending: Sending;
  /** Of the customer's own key. */
  readonly keyArn: string | undefined;
}

/** Logs no address, path or query: a link in an e-mail carries its token there. */
const accessLog = AccessLogFormat.custom(
  JSON.stringify({
    requestId: AccessLogField.contextRequestId(),
    at: AccessLogField.contextRequestTime(),
    method: AccessLogField.contextHttpMethod(),
    status: AccessLogField.contextStatus(),
    bytes: AccessLogField.contextResponseLength(),
    milliseconds: AccessLogField.contextIntegrationLatency(),
    failure: AccessLogField.contextIntegrationErrorMessage(),
  }),
);

/** The HTTP API and the portal: one function behind an API Gateway HTTP API. */
export class ApiStack extends Stack {
  /** Where people reach the portal. */
  readonly publicUrl: string;
  readonly http: HttpApi;
  readonly function: IFunction;

  constructor(
    scope: Construct,
    id: string,
    { settings, table: store, files, linkKeys, payloadKeys, sending, keyArn, ...props }: ApiStackProps,
  ) {
    super(scope, id, props);
    const apiName = nameIn(settings.stage).toLowerCase();
    // Its address stands in links that were sent.
    const api = pinned(new HttpApi(this, 'Http', { createDefaultStage: false, apiName }), 'Http36EFD62B');
    const encryptionKey = keyFrom(this, keyArn);
    this.publicUrl = settings.publicUrl ?? api.apiEndpoint;
    const { role, function: handler } = new HouseFunction(this, 'Api', {
      description: 'Answers the HTTP API and the portal',
      entry: fileURLToPath(new URL('../../handlers/api.lambda.ts', import.meta.url)),
      kind: 'portal',
      envSchema: apiLambdaEnvSchema,
      environment: {
        TABLE_NAME: store.tableName,
        FILES_BUCKET: files.bucketName,
        FILE_SCAN_URL: settings.fileScanUrl,
        ...temporalEnvironment(settings, payloadKeys),
        TEMPORAL_UI_URL: settings.temporalUiUrl,
        TEMPORAL_TOKENS: settings.temporalTokens && JSON.stringify(settings.temporalTokens),
        LINK_KEYS_SECRET_ARN: linkKeys.secretArn,
        EXAM_PROVIDERS_SECRET_ARN: settings.examProvidersSecretArn,
        STAFF_SIGN_IN: settings.staffSignIn && JSON.stringify(settings.staffSignIn),
        STAFF_SIGN_IN_SECRET_ARN: settings.staffSignInSecretArn,
        PUBLIC_URL: this.publicUrl,
        BRANDING: JSON.stringify(settings.branding),
        PAYER: settings.payer && JSON.stringify(settings.payer),
        LOG_LEVEL: 'info',
        TELEMETRY_URL: settings.telemetryUrl,
        // Beside the bundle, in the folder in which the function runs.
        DESIGNER_FILES: 'designer',
      },
      // API Gateway gives up after 30 seconds.
      timeout: Duration.seconds(25),
      logRetention: settings.logRetentionDays,
      encryptionKey,
    });
    this.function = handler;
    this.http = api;
    linkKeysIn(this, linkKeys).grantRead(role);
    temporalCredentialsOf(this, settings)?.grantRead(role);
    const { examProvidersSecretArn, staffSignInSecretArn } = settings;
    if (staffSignInSecretArn)
      Secret.fromSecretCompleteArn(this, 'StaffSignIn', staffSignInSecretArn).grantRead(role);
    if (examProvidersSecretArn)
      Secret.fromSecretCompleteArn(this, 'ExamProviders', examProvidersSecretArn).grantRead(role);
    for (const statement of usePayloadKeys(payloadKeys, settings)) role.addToPolicy(statement);
    role.addToPolicy(useTable(store.tableArn));
    for (const statement of useFiles(files.bucketArn)) role.addToPolicy(statement);
    for (const statement of useKey(this, encryptionKey, ['dynamodb', 's3', 'secretsmanager']))
      role.addToPolicy(statement);
    for (const prefix of filePrefixes)
      Validations.of(role).acknowledge({
        id: `AwsSolutions-IAM5[Resource::${stackIn(settings.stage, 'ThroughlineData')}-FilesArn/${prefix}/*]`,
        reason: 'Files come and go under this prefix: there is no listing them in a policy.',
      });
    role.addToPolicy(sendMail(sending));
    const accessLogs = new LogGroup(this, 'AccessLog', {
      retention: settings.logRetentionDays,
      ...(encryptionKey ? { encryptionKey } : {}),
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.publish(api, new HttpLambdaIntegration('ApiIntegration', handler), accessLogs);
  }

  private publish(api: HttpApi, integration: HttpLambdaIntegration, logGroup: LogGroup): void {
    const everything = new HttpRoute(this, 'Everything', {
      httpApi: api,
      routeKey: HttpRouteKey.DEFAULT,
      integration,
    });
    Validations.of(everything).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason: 'The app itself checks sessions, API keys and links, and has pages that everyone may open.',
    });
    new HttpStage(this, 'Stage', {
      httpApi: api,
      stageName: '$default',
      autoDeploy: true,
      detailedMetricsEnabled: true,
      throttle: { rateLimit: 200, burstLimit: 400 },
      accessLogSettings: { destination: new LogGroupLogDestination(logGroup), format: accessLog },
    });
    new CfnOutput(this, 'Address', {
      value: api.apiEndpoint,
      description: 'Where the API and portal answer',
    });
  }
}

/** Where files lie: handlers/services/uploads/keys.ts. */
const filePrefixes = ['incoming', 'kept'];

/**
 * What is done with files, under the two prefixes alone. An address for an upload is good for what its signer may do, so
 * the function may put what it never puts itself. Whether nothing lies there is told only to who may list.
 */
function useFiles(bucketArn: string): PolicyStatement[] {
  return [
    new PolicyStatement({
      actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
      resources: filePrefixes.map((prefix) => `${bucketArn}/${prefix}/*`),
    }),
    new PolicyStatement({
      actions: ['s3:ListBucket'],
      resources: [bucketArn],
      conditions: { StringLike: { 's3:prefix': filePrefixes.map((prefix) => `${prefix}/*`) } },
    }),
  ];
}
