import type { ServiceContext } from '../context.ts';
import type { UploadsService } from '../uploads.services.ts';
import { uploadsOfField } from './field.ts';

/** Files of forms: sent straight to the file store, looked at when the sender comes back, shown by short-lived addresses. */
export function createUploadsService(context: ServiceContext): UploadsService {
  // Few requests have to do with a file itself: a cold start does without.
  return {
    ofField: uploadsOfField(context),
    begin: async (...asked) => (await import('./begin.ts')).beginUpload(context)(...asked),
    settle: async (...asked) => (await import('./settle.ts')).settleUpload(context)(...asked),
    remove: async (...asked) => (await import('./remove.ts')).removeUpload(context)(...asked),
    address: async (...asked) => (await import('./address.ts')).uploadAddress(context)(...asked),
  };
}
