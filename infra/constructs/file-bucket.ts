import { Duration, type RemovalPolicy, Validations } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  HttpMethods,
  type IBucket,
  type LifecycleRule,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { pinned } from '../pinned.ts';
import type { Settings } from '../settings.ts';

const closed = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
} as const;

export interface FileBucketProps extends Settings {
  readonly removalPolicy: RemovalPolicy;
  /** The customer's own key; one that AWS manages if not given. */
  readonly encryptionKey: IKey | undefined;
}

/**
 * Uploaded files: under `incoming/` as browsers sent them, under `kept/` by case as they were found in order. What is
 * overwritten or removed by mistake can be brought back for a month.
 */
export class FileBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, props: FileBucketProps) {
    super(scope, id);
    const { publicUrl, fileRetentionDays, removalPolicy, encryptionKey } = props;
    const bucket = new Bucket(this, 'Bucket', {
      ...closed,
      ...(encryptionKey
        ? { encryption: BucketEncryption.KMS, encryptionKey, bucketKeyEnabled: true }
        : { encryption: BucketEncryption.S3_MANAGED }),
      versioned: true,
      serverAccessLogsBucket: this.accessLog(props) as IBucket,
      lifecycleRules: rules(fileRetentionDays),
      // Plain forms ask nobody; this is for programs in the portal's pages, and for no other site.
      ...(publicUrl
        ? {
            cors: [
              {
                allowedMethods: [HttpMethods.POST],
                allowedOrigins: [new URL(publicUrl).origin],
                maxAge: 3600,
              },
            ],
          }
        : {}),
      removalPolicy,
    });
    this.bucket = pinned(bucket, 'FilesBucket7C17EE2E');
  }

  /** Who asked for which file; keys are made of ids alone. S3 writes its log under no key of a customer. */
  private accessLog({ logRetentionDays, removalPolicy }: FileBucketProps): Bucket {
    const log = new Bucket(this, 'AccessLog', {
      ...closed,
      encryption: BucketEncryption.S3_MANAGED,
      lifecycleRules: [{ expiration: Duration.days(logRetentionDays) }],
      removalPolicy,
    });
    Validations.of(log).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'It is the log; a log of who reads the log would have no end.',
    });
    return pinned(log, 'FilesAccessLog264E0A98');
  }
}

function rules(keptDays: number): LifecycleRule[] {
  const abortIncompleteMultipartUploadAfter = Duration.days(1);
  return [
    {
      prefix: 'incoming/',
      expiration: Duration.days(7),
      noncurrentVersionExpiration: Duration.days(1),
      abortIncompleteMultipartUploadAfter,
    },
    {
      prefix: 'kept/',
      expiration: Duration.days(keptDays),
      noncurrentVersionExpiration: Duration.days(30),
      abortIncompleteMultipartUploadAfter,
    },
  ];
}
