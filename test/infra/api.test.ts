import { Match, Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { apiLambdaEnvSchema } from '../../handlers/api-lambda.env.ts';
import { deployment, joined, listOf, only, statementsOf } from './deployment.ts';

/** What CloudFormation fills in when it deploys. */
const filledIn: Readonly<Record<string, string>> = {
  TABLE_NAME: 'ThroughlineData-Table',
  FILES_BUCKET: 'throughlinedata-files',
  LINK_KEYS_SECRET_ARN: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:LinkKeys-AbC',
  PUBLIC_URL: 'https://abc.execute-api.eu-central-1.amazonaws.com',
};

function environmentOf(context: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const { api } = deployment(context);
  const { Environment } = only(api, 'AWS::Lambda::Function') as {
    Environment: { Variables: Record<string, unknown> };
  };
  return Environment.Variables;
}

test("the function's environment is what its handler parses", () => {
  const variables = environmentOf();

  const ours = Object.entries(variables).filter(([name]) => name in apiLambdaEnvSchema.shape);
  const values = ours.map(([name, value]) => [
    name,
    name === 'PAYLOAD_KEYS' ? joined(value) : typeof value === 'string' ? value : filledIn[name],
  ]);
  const env = apiLambdaEnvSchema.parse({ ...Object.fromEntries(values), AWS_REGION: 'eu-central-1' });

  expect(env.BRANDING.sender).toBe('Throughline <no-reply@vendor.example>');
  expect(env.TEMPORAL_ADDRESS).toBe('temporal.example.com:7233');
});

test('no key stands in the environment, only where it is kept', () => {
  const variables = environmentOf();

  expect(variables).not.toHaveProperty('LINK_KEYS');
  expect(variables.LINK_KEYS_SECRET_ARN).toEqual({
    'Fn::ImportValue': expect.stringContaining('LinkKeys'),
  });
});

test('the secrets of exam providers are read where they are kept, if anybody holds exams', () => {
  const arn = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:exam-providers-AbC123';
  const { api } = deployment({ examProvidersSecretArn: arn });

  expect(environmentOf()).not.toHaveProperty('EXAM_PROVIDERS_SECRET_ARN');
  expect(environmentOf({ examProvidersSecretArn: arn }).EXAM_PROVIDERS_SECRET_ARN).toBe(arn);
  expect(statementsOf(api).flatMap(({ Resource }) => listOf(Resource))).toContain(arn);
  expect(() => deployment({ examProvidersSecretArn: 'exam-providers' })).toThrow(/the whole ARN/);
});

test('what the identity provider is shown is read where it is kept, and goes with the provider', () => {
  const arn = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:staff-sign-in-AbC123';
  const staffSignIn = { name: 'Okta', issuer: 'https://vendor.okta.example', clientId: 'c1' };
  const both = { staffSignIn, staffSignInSecretArn: arn };
  const { api } = deployment(both);
  const variables = environmentOf(both);

  expect(apiLambdaEnvSchema.shape.STAFF_SIGN_IN.parse(variables.STAFF_SIGN_IN)).toMatchObject(staffSignIn);
  expect(variables).toMatchObject({ STAFF_SIGN_IN_SECRET_ARN: arn });
  expect(variables).not.toHaveProperty('STAFF_SIGN_IN_SECRET');
  expect(statementsOf(api).flatMap(({ Resource }) => listOf(Resource))).toContain(arn);
  expect(() => deployment({ staffSignIn })).toThrow(/staffSignInSecretArn: staffSignIn needs it/);
});

test('links start with the public address when one is given', () => {
  expect(environmentOf({ publicUrl: 'https://partners.vendor.example' }).PUBLIC_URL).toBe(
    'https://partners.vendor.example',
  );
});

test('a wrong setting is named before anything is made', () => {
  expect(() => deployment({ temporalAddress: 'temporal' })).toThrow(/temporalAddress: Give host:port/);
});

test('the function runs on arm64 with traces and a log that expires', () => {
  const { api } = deployment({ logRetentionDays: 14 });

  const template = Template.fromStack(api);

  template.hasResourceProperties('AWS::Lambda::Function', {
    Architectures: ['arm64'],
    Runtime: 'nodejs24.x',
    TracingConfig: { Mode: 'Active' },
    LoggingConfig: { LogFormat: 'JSON', LogGroup: Match.anyValue() },
  });
  template.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 14 });
});

test('the stage throttles, and its log has no path, query or address', () => {
  const { api } = deployment();

  const stage = only(api, 'AWS::ApiGatewayV2::Stage') as {
    DefaultRouteSettings: Record<string, unknown>;
    AccessLogSettings: { Format: string };
  };

  expect(stage.DefaultRouteSettings).toMatchObject({ ThrottlingRateLimit: 200, ThrottlingBurstLimit: 400 });
  expect(stage.AccessLogSettings.Format).not.toMatch(/path|query|sourceIp|userAgent|header/i);
});
