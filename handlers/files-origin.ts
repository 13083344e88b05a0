import type { ApiEnv } from './api.env.ts';

/** The origin that files are sent to and shown from, as a page's security policy names it. */
export function filesOriginOf(
  env: Pick<ApiEnv, 'FILES_BUCKET' | 'AWS_REGION'> & Partial<Pick<ApiEnv, 'S3_ENDPOINT'>>,
): string {
  if (env.S3_ENDPOINT) return new URL(env.S3_ENDPOINT).origin;
  return `https://${env.FILES_BUCKET}.s3.${env.AWS_REGION}.amazonaws.com`;
}
