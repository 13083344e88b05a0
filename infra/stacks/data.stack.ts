import { RemovalPolicy, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import {
  AttributeType,
  Billing,
  type CfnGlobalTable,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { table } from '../../activities/store/table.ts';
import { customerKey } from '../constructs/customer-key.ts';
import { FileBucket } from '../constructs/file-bucket.ts';
import { keepBackups } from '../constructs/keep-backups.ts';
import { pinned } from '../pinned.ts';
import type { Settings } from '../settings.ts';
import { stageRules } from '../stages.ts';

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** Where files lie, for who is granted the use of it. */
export interface Files {
  readonly bucketName: string;
  readonly bucketArn: string;
}

/**
 * What outlives every other stack: the one table, the files, the keys that links are signed with, and the key of what
 * Temporal keeps. They cost next to nothing while nothing happens, and no deployment deletes them, but in a stage that
 * keeps nothing (infra/stages.ts).
 */
export class DataStack extends Stack {
  readonly table: TableV2;
  readonly files: Files;
  readonly linkKeys: Secret;
  /** What Temporal keeps is encrypted with it, and cannot be read without. */
  readonly payloadKey: Key;
  /** The customer's own key, if there is one. */
  readonly key: Key | undefined;

  constructor(scope: Construct, id: string, { settings, ...props }: StackProps & { settings: Settings }) {
    const { keepsData, backups } = stageRules[settings.stage];
    super(scope, id, { ...props, terminationProtection: keepsData });
    const removalPolicy = keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    this.key = customerKey(this, settings);
    const { bucket } = new FileBucket(this, 'Files', { ...settings, removalPolicy, encryptionKey: this.key });
    // Exported by a name of ours: what is excepted from the checks is named by it.
    const bucketArn = this.exportValue(bucket.bucketArn, { name: `${this.stackName}-FilesArn` });
    this.files = { bucketName: bucket.bucketName, bucketArn };
    this.table = this.makeTable(settings, removalPolicy);
    this.linkKeys = pinned(this.makeLinkKeys(removalPolicy), 'LinkKeys5F500E84');
    this.payloadKey = pinned(
      new Key(this, 'PayloadKey', {
        description: 'Throughline: what Temporal keeps of cases',
        enableKeyRotation: true,
        removalPolicy,
      }),
      'PayloadKeyD61BD9A1',
    );
    if (backups) keepBackups(this, this.table, { ...backups, encryptionKey: this.key });
  }

  private makeTable({ stage }: Settings, removalPolicy: RemovalPolicy): TableV2 {
    const made = new TableV2(this, 'Table', {
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
      deletionProtection: stageRules[stage].keepsData,
      removalPolicy,
    });
    // CDK names a key of one's own only where the region is known at synthesis.
    if (this.key)
      (made.node.defaultChild as CfnGlobalTable).addPropertyOverride('Replicas.0.SSESpecification', {
        KMSMasterKeyId: this.key.keyArn,
      });
    return pinned(made, 'TableCD117FA1');
  }

  /** Made once with one key; docs/how-to/rotate-signing-keys.md tells how another is put in front. */
  private makeLinkKeys(removalPolicy: RemovalPolicy): Secret {
    const secret = new Secret(this, 'LinkKeys', {
      description: 'Throughline: signing keys of e-mailed links and sessions',
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ id: 'k1' }),
        generateStringKey: 'secret',
        passwordLength: 64,
        excludePunctuation: true,
      },
      ...(this.key ? { encryptionKey: this.key } : {}),
      removalPolicy,
    });
    Validations.of(secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'A new key is put in front of the old one, which must verify links until they expire: people do it.',
    });
    return secret;
  }
}
