import { BucketAlreadyExists, BucketAlreadyOwnedByYou, CreateBucketCommand } from '@aws-sdk/client-s3';
import { type Bucket, s3Client } from './contents.s3.ts';

/** Creates the bucket on a machine of one's own. What is there stays. */
export async function createBucket(where: Bucket & { readonly endpoint: string }): Promise<void> {
  const client = s3Client(where);
  try {
    await client.send(new CreateBucketCommand({ Bucket: where.bucket }));
  } catch (failure) {
    if (!(failure instanceof BucketAlreadyOwnedByYou || failure instanceof BucketAlreadyExists))
      throw failure;
  } finally {
    client.destroy();
  }
}
