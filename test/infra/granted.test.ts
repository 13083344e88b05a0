import type { Stack } from 'aws-cdk-lib';
import { beforeAll, expect, test } from 'vitest';
import { sdkCommandsOf } from '../support/sdk-commands.ts';
import { deployment, listOf, onLambda, resourcesOf, type Statement } from './deployment.ts';

const secret = (name: string) => `arn:aws:secretsmanager:eu-central-1:111122223333:secret:${name}-AbCdEf`;
const context = { temporalCredentialsArn: secret('temporal'), examProvidersSecretArn: secret('exams') };
const { app: _app, ...stacks } = deployment(context);
const { workers: functions } = deployment({ ...context, ...onLambda });
const everyStack: Stack[] = [...Object.values(stacks), functions];

/** What IAM asks for each request of the SDK that our code makes. */
const askedFor: Readonly<Record<string, readonly string[]>> = {
  'dynamodb:Get': ['dynamodb:GetItem'],
  'dynamodb:BatchGet': ['dynamodb:BatchGetItem'],
  'dynamodb:BatchWrite': ['dynamodb:BatchWriteItem'],
  'dynamodb:Put': ['dynamodb:PutItem'],
  'dynamodb:Update': ['dynamodb:UpdateItem'],
  'dynamodb:Delete': ['dynamodb:DeleteItem'],
  'dynamodb:ConditionCheck': ['dynamodb:ConditionCheckItem'],
  'dynamodb:Query': ['dynamodb:Query'],
  'dynamodb:Scan': ['dynamodb:Scan'],
  // That nothing lies there is told only to who may list.
  's3:GetObject': ['s3:GetObject', 's3:ListBucket'],
  's3:HeadObject': ['s3:GetObject', 's3:ListBucket'],
  's3:CopyObject': ['s3:GetObject', 's3:PutObject'],
  's3:DeleteObject': ['s3:DeleteObject'],
  // A form is good for what its signer may do.
  's3-presigned-post:Post': ['s3:PutObject'],
  'kms:GenerateDataKey': ['kms:GenerateDataKey'],
  'kms:Decrypt': ['kms:Decrypt'],
  'ses:SendEmail': ['ses:SendEmail'],
  'ses:SendRawEmail': ['ses:SendRawEmail'],
};
/** What a role needs that is no request of our code: Lambda, ECS and their extensions make these. */
const logs = ['logs:CreateLogStream', 'logs:PutLogEvents'];
const traces = ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'];
const readSecrets = ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'];
const takeFromQueue = [
  'sqs:ChangeMessageVisibility',
  'sqs:DeleteMessage',
  'sqs:GetQueueAttributes',
  'sqs:GetQueueUrl',
  'sqs:ReceiveMessage',
];
const takeFromStream = [
  'dynamodb:DescribeStream',
  'dynamodb:GetRecords',
  'dynamodb:GetShardIterator',
  'dynamodb:ListStreams',
];
/** What Lambda gave up. */
const leaveOver = ['s3:ListBucket', 's3:PutObject'];
const payloads = ['kms:Decrypt', 'kms:GenerateDataKey'];
const pullImage = [
  'ecr:BatchCheckLayerAvailability',
  'ecr:BatchGetImage',
  'ecr:GetAuthorizationToken',
  'ecr:GetDownloadUrlForLayer',
];

interface RoleOfOurs {
  readonly stack: Stack;
  /** What the role runs: a file of ours, or nothing of ours. */
  readonly runs?: string;
  /** Narrower than what its code could ask for, and where that is seen. */
  readonly only?: readonly string[];
  readonly besides: readonly string[];
}
/** Every role that has a policy of ours, by the beginning of its logical id. */
const roles: Readonly<Record<string, RoleOfOurs>> = {
  ApiRole: {
    ...{ stack: stacks.api, runs: 'handlers/api.lambda.ts' },
    besides: [...logs, ...traces, ...readSecrets],
  },
  MailEventsRole: {
    ...{ stack: stacks.mailEvents, runs: 'handlers/mail-events.lambda.ts' },
    // Its store has every request; MailEventDeps lets it call `silence` alone, which puts, behind the end of a chain of the audit.
    only: ['dynamodb:PutItem', 'dynamodb:Query', ...payloads],
    besides: [...logs, ...traces, ...readSecrets, ...takeFromQueue],
  },
  StreamRole: {
    ...{ stack: stacks.stream, runs: 'handlers/stream.lambda.ts' },
    // Its stores have every request; handing events over puts and queries, filing cases gets and deletes besides.
    only: ['dynamodb:DeleteItem', 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', ...payloads],
    besides: [...logs, ...traces, ...readSecrets, ...takeFromStream, ...leaveOver],
  },
  WorkerRole: {
    ...{ stack: functions, runs: 'handlers/worker.lambda.ts' },
    besides: [...logs, ...traces, ...readSecrets],
  },
  WatchRole: {
    ...{ stack: functions, runs: 'handlers/watch.lambda.ts' },
    // Its stores have every request; it lists programs, people and what is overdue in their inboxes.
    only: ['dynamodb:BatchGetItem', 'dynamodb:Query', ...payloads],
    besides: [...logs, ...traces, ...readSecrets],
  },
  // Temporal's server takes it.
  Invocation: { stack: functions, besides: ['lambda:GetFunction', 'lambda:InvokeFunction'] },
  TaskTaskRole: { stack: stacks.workers, runs: 'handlers/worker.ts', besides: [] },
  TaskExecutionRole: { stack: stacks.workers, besides: [...logs, ...readSecrets, ...pullImage] },
  NetworkAllIAMRole: { stack: stacks.workers, besides: [...logs, 'logs:DescribeLogStreams'] },
};
const named = Object.entries(roles);

/** The statements of the role whose logical id begins so. */
function statementsOfRole(stack: Stack, name: string): Statement[] {
  const policies = Object.values(resourcesOf(stack)).filter(({ Type }) => Type === 'AWS::IAM::Policy');
  return policies
    .filter(({ Properties }) => Properties.Roles.some(({ Ref }: { Ref: string }) => Ref.startsWith(name)))
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
}
const actionsOf = (statements: readonly Statement[]) =>
  [...new Set(statements.flatMap(({ Action }) => listOf(Action)))].sort();

const requests = new Map<string, Set<string>>();
beforeAll(async () => {
  for (const [name, { runs }] of named)
    requests.set(name, runs === undefined ? new Set() : await sdkCommandsOf(runs));
});

test.each(named)(
  '%s may do what its code asks of AWS, and nothing more',
  (name, { stack, only, besides }) => {
    const asked = [...(requests.get(name) ?? [])].map(
      (request) => askedFor[request] ?? [`unknown: ${request}`],
    );

    const called = new Set(asked.flat());
    const needed = only ?? [...called];

    expect(needed.filter((action) => !called.has(action))).toEqual([]);
    expect(actionsOf(statementsOfRole(stack, name))).toEqual([...new Set([...needed, ...besides])].sort());
  },
);

test('every role that a stack gives a policy is looked at here', () => {
  const given = everyStack.flatMap((stack) =>
    Object.values(resourcesOf(stack)).flatMap(({ Type, Properties }) =>
      Type === 'AWS::IAM::Policy' ? Properties.Roles.map(({ Ref }: { Ref: string }) => Ref) : [],
    ),
  );

  expect(given.filter((role) => !named.some(([name]) => role.startsWith(name)))).toEqual([]);
  expect(given).toHaveLength(named.length);
});

test('on every resource there is nothing but traces, and the token of the image registry', () => {
  const everything = named.flatMap(([name, { stack }]) =>
    statementsOfRole(stack, name).filter(({ Resource }) => listOf(Resource).includes('*')),
  );

  expect(actionsOf(everything)).toEqual(['ecr:GetAuthorizationToken', ...traces]);
  expect(
    named.flatMap(([name, { stack }]) =>
      actionsOf(statementsOfRole(stack, name)).filter((action) => action.includes('*')),
    ),
  ).toEqual([]);
});

test.each(['ApiRole', 'TaskTaskRole', 'WorkerRole'])('%s sends e-mail from one address', (name) => {
  const { stack } = roles[name] as RoleOfOurs;
  const [mail] = statementsOfRole(stack, name).filter(({ Action }) =>
    listOf(Action).includes('ses:SendEmail'),
  );

  expect(mail?.Condition).toEqual({ StringEquals: { 'ses:FromAddress': 'no-reply@vendor.example' } });
});
