import { Match, Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { table } from '../../activities/store/table.ts';
import { deployment, only } from './deployment.ts';

const key = (partition: string, sort: string) => [
  { AttributeName: partition, KeyType: 'HASH' },
  { AttributeName: sort, KeyType: 'RANGE' },
];

test('the deployed table has the keys, indexes and expiry that the store uses', () => {
  const { data } = deployment();

  const properties = only(data, 'AWS::DynamoDB::GlobalTable');

  expect(properties.KeySchema).toEqual(key(table.partitionKey, table.sortKey));
  expect(properties.TimeToLiveSpecification).toEqual({ AttributeName: table.timeToLive, Enabled: true });
  expect(properties.GlobalSecondaryIndexes).toEqual(
    table.indexes.map(({ name, partitionKey, sortKey }) => ({
      IndexName: name,
      KeySchema: key(partitionKey, sortKey),
      Projection: { ProjectionType: 'ALL' },
    })),
  );
});

test('the table costs nothing while idle, can be restored, and cannot be deleted by a deployment', () => {
  const { data } = deployment();

  const template = Template.fromStack(data);

  template.hasResource('AWS::DynamoDB::GlobalTable', {
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
    Properties: {
      BillingMode: 'PAY_PER_REQUEST',
      SSESpecification: { SSEEnabled: true },
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      Replicas: [
        Match.objectLike({
          DeletionProtectionEnabled: true,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        }),
      ],
    },
  });
  expect(data.terminationProtection).toBe(true);
});

test('files are encrypted, closed to the public and to plain http, and cannot be deleted by a deployment', () => {
  const { data } = deployment();

  const template = Template.fromStack(data);

  template.allResources('AWS::S3::Bucket', {
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
    Properties: Match.objectLike({
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    }),
  });
  template.allResourcesProperties('AWS::S3::BucketPolicy', {
    PolicyDocument: Match.objectLike({
      Statement: Match.arrayWith([
        Match.objectLike({
          Effect: 'Deny',
          Action: 's3:*',
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        }),
      ]),
    }),
  });
});

test('what arrives is thrown away after a week, and what is kept when the context says', () => {
  const { data } = deployment({
    fileRetentionDays: '400',
    publicUrl: 'https://partners.vendor.example/portal',
  });

  Template.fromStack(data).hasResourceProperties('AWS::S3::Bucket', {
    VersioningConfiguration: { Status: 'Enabled' },
    LoggingConfiguration: Match.anyValue(),
    LifecycleConfiguration: {
      Rules: [
        Match.objectLike({
          Prefix: 'incoming/',
          ExpirationInDays: 7,
          NoncurrentVersionExpiration: { NoncurrentDays: 1 },
        }),
        Match.objectLike({
          Prefix: 'kept/',
          ExpirationInDays: 400,
          NoncurrentVersionExpiration: { NoncurrentDays: 30 },
        }),
      ],
    },
    CorsConfiguration: {
      CorsRules: [
        Match.objectLike({ AllowedMethods: ['POST'], AllowedOrigins: ['https://partners.vendor.example'] }),
      ],
    },
  });
});
