import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { createFileContents } from '../../activities/files/contents.s3.ts';
import { createBucket } from '../../activities/files/create-bucket.ts';
import type { FileContents } from '../../activities/store/uploads.store.ts';

/** A fresh bucket in the store of files, for one test file; it dies with the store. */
export async function createTestBucket(): Promise<FileContents> {
  const where = { region: 'eu-central-1', endpoint: inject('s3Endpoint'), bucket: `test-${randomUUID()}` };
  await createBucket(where);
  return createFileContents(where);
}
