import { DomainError } from '../../../domain/errors.ts';
import type { FilesField, UploadPlace } from '../../../domain/uploads/upload.ts';
import { ownTask } from '../cases/own-task.ts';
import type { ServiceContext } from '../context.ts';
import type { Caller } from '../services.ts';
import type { UploadsService } from '../uploads.services.ts';
import { type Held, heldIn, isFull } from './held.ts';

/** A field of the type `files` of a task that the caller has open. */
export async function fieldAsked(
  context: ServiceContext,
  caller: Caller,
  at: UploadPlace,
): Promise<{ readonly field: FilesField; readonly held: Held; readonly partnerId: string }> {
  const { page, task } = await ownTask(context, caller, at);
  const form = task.form === undefined ? undefined : page.program.forms[task.form];
  const field = form?.fields.find(({ name }) => name === at.field);
  if (field?.type !== 'files') throw new DomainError('not-found', 'The task has no such field for files.');
  const held = await heldIn(context.stores.uploads, at, task);
  return { field, held, partnerId: page.view.partner.id };
}

export function uploadsOfField(context: ServiceContext): UploadsService['ofField'] {
  return async (caller, at) => {
    const { field, held } = await fieldAsked(context, caller, at);
    return { field, ...held, full: isFull(field, held) };
  };
}

/** Said to who would send one more. */
export function noMore({ label, atMost }: FilesField): string {
  const files = atMost === 1 ? 'one file' : `${atMost} files`;
  return `"${label}" holds ${files}, which is the most. Remove one to send another.`;
}
