import type { UploadAt } from '../uploads.services.ts';

/** Where a file arrives. Of ids alone: what somebody calls a file is in no key and in no log of the store. */
export function incomingKey({ caseId, taskId, field, uploadId }: UploadAt): string {
  return `incoming/${caseId}/${taskId}/${field}/${uploadId}`;
}

/** Where it is kept: all of a case lie together. */
export function keptKey(caseId: string, uploadId: string): string {
  return `kept/${caseId}/${uploadId}`;
}

export const isUploadId = (id: string): boolean => /^U-[0-9A-Z]{10}$/.test(id);
