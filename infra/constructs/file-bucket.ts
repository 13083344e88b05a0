import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
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
import type { Settings } from '../settings.ts';

const closed = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  encryption: BucketEncryption.S3_MANAGED,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
} as const;

/**
 * Uploaded files: under `incoming/` as browsers sent them, under `kept/` by case as they were found in order. What is
 * overwritten or removed by mistake can be brought back for a month.
 */
export class FileBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { publicUrl, fileRetentionDays, logRetentionDays }: Settings) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      ...closed,
      versioned: true,
      serverAccessLogsBucket: this.accessLog(logRetentionDays) as IBucket,
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
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  /** Who asked for which file; keys are made of ids alone. */
  private accessLog(days: number): Bucket {
    const log = new Bucket(this, 'AccessLog', {
      ...closed,
      lifecycleRules: [{ expiration: Duration.days(days) }],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(log).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'It is the log; a log of who reads the log would have no end.',
    });
    return log;
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
