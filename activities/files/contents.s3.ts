import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { localCredentials } from '../store/connect.ts';
import type { FileContents } from '../store/uploads.store.ts';

/** The bucket that files lie in, and where it is. */
export interface Bucket {
  readonly region: string;
  readonly bucket: string;
  /** Only on a machine of one's own; in AWS the SDK finds the endpoint. */
  readonly endpoint?: string | undefined;
}

/** For a form that somebody has open while looking for the file. */
const uploadWithin = 3600;
const readWithin = 60;
/** The field of the upload's form, and so of the object, that says what the sender calls the file. */
const nameField = 'x-amz-meta-name';

export function s3Client({ region, endpoint }: Bucket): S3Client {
  const local = endpoint ? { endpoint, credentials: localCredentials, forcePathStyle: true } : {};
  return new S3Client({
    region,
    ...local,
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 3_000, requestTimeout: 8_000, throwOnRequestTimeout: true },
  });
}

export function createFileContents(where: Bucket): FileContents {
  const client = s3Client(where);
  const Bucket = where.bucket;
  return {
    async uploadAddress(key, { mostBytes, returnTo }) {
      const { url, fields } = await createPresignedPost(client, {
        Bucket,
        Key: key,
        Fields: { success_action_redirect: returnTo },
        Conditions: [
          ['content-length-range', 1, mostBytes],
          ['starts-with', `$${nameField}`, ''],
        ],
        Expires: uploadWithin,
      });
      return { url, fields, nameField };
    },
    async arrived(key) {
      try {
        const head = await client.send(new HeadObjectCommand({ Bucket, Key: key }));
        const { ContentLength: bytes = 0, ETag: mark = '', Metadata } = head;
        return { key, bytes, mark, name: decoded(Metadata?.name) };
      } catch (failure) {
        if (failure instanceof NotFound || failure instanceof NoSuchKey) return undefined;
        throw failure;
      }
    },
    async read({ key, mark }) {
      const found = await unlessChanged(
        client.send(new GetObjectCommand({ Bucket, Key: key, IfMatch: mark })),
      );
      return found?.Body as AsyncIterable<Uint8Array> | undefined;
    },
    readAddress: (key, { name, type, save }) =>
      getSignedUrl(
        client,
        new GetObjectCommand({
          Bucket,
          Key: key,
          ResponseContentType: type,
          ResponseContentDisposition: `${save ? 'attachment' : 'inline'}; filename*=UTF-8''${encoded(name)}`,
          ResponseCacheControl: 'private, no-store',
        }),
        { expiresIn: readWithin },
      ),
    async keep({ key, mark }, to) {
      const copied = await unlessChanged(
        client.send(
          new CopyObjectCommand({
            Bucket,
            Key: to,
            CopySource: `${Bucket}/${key}`,
            CopySourceIfMatch: mark,
            // What the sender called it is kept beside the record, not here.
            MetadataDirective: 'REPLACE',
            ContentType: 'application/octet-stream',
          }),
        ),
      );
      return copied !== undefined;
    },
    async remove(key) {
      await client.send(new DeleteObjectCommand({ Bucket, Key: key }));
    },
  };
}

/** Undefined where something else lies there by now, or nothing any more. */
async function unlessChanged<Answer>(answer: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await answer;
  } catch (failure) {
    if (failure instanceof S3ServiceException && [404, 412].includes(failure.$metadata.httpStatusCode ?? 0))
      return undefined;
    throw failure;
  }
}

/** As the sending page encodes it; what is not encoded so is taken as it is. */
function decoded(name = ''): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** RFC 5987. */
const encoded = (name: string) => encodeURIComponent(name).replaceAll("'", '%27');
