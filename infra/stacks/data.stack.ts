import { RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { AttributeType, Billing, StreamViewType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { table } from '../../activities/store/table.ts';
import { FileBucket } from '../constructs/file-bucket.ts';
import type { Settings } from '../settings.ts';

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** Where files lie, for who is granted the use of it. */
export interface Files {
  readonly bucketName: string;
  readonly bucketArn: string;
}

/** The one table and the files. They cost nothing while nothing happens, and no deployment deletes them. */
export class DataStack extends Stack {
  readonly table: TableV2;
  readonly files: Files;

  constructor(scope: Construct, id: string, { settings, ...props }: StackProps & { settings: Settings }) {
    super(scope, id, { ...props, terminationProtection: true });
    const { bucket } = new FileBucket(this, 'Files', settings);
    // Exported by a name of ours: what is excepted from the checks is named by it.
    const bucketArn = this.exportValue(bucket.bucketArn, { name: `${this.stackName}-FilesArn` });
    this.files = { bucketName: bucket.bucketName, bucketArn };
    this.table = new TableV2(this, 'Table', {
      partitionKey: text(table.partitionKey),
      sortKey: text(table.sortKey),
      globalSecondaryIndexes: table.indexes.map(({ name, partitionKey, sortKey }) => ({
        indexName: name,
        partitionKey: text(partitionKey),
        sortKey: text(sortKey),
      })),
      timeToLiveAttribute: table.timeToLive,
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.awsManagedKey(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}
