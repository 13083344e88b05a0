import type { ServiceContext } from '../context.ts';
import type { UploadsService } from '../uploads.services.ts';
import { fieldAsked } from './field.ts';
import { incomingKey, keptKey } from './keys.ts';

/**
 * The record goes first: what is left without one is found by nobody, and the bucket throws it away in time. What an
 * earlier form was sent with stays where it is, and is left out of this one.
 */
export function removeUpload(context: ServiceContext): UploadsService['remove'] {
  const { uploads } = context.stores;
  return async (caller, at) => {
    const { held } = await fieldAsked(context, caller, at);
    const { caseId, uploadId } = at;
    if (held.earlier.some(({ id }) => id === uploadId)) return uploads.leaveOut(at, uploadId);
    const upload = held.uploads.find(({ id }) => id === uploadId);
    if (!upload) return;
    await uploads.remove(caseId, uploadId);
    const files = await context.files();
    await files.remove(upload.status === 'kept' ? keptKey(caseId, uploadId) : incomingKey(at));
  };
}
