import { randomBytes } from 'node:crypto';
import { DomainError } from '../../../domain/errors.ts';
import { idFrom } from '../../../domain/ids.ts';
import type { FilesField } from '../../../domain/uploads/upload.ts';
import type { ServiceContext } from '../context.ts';
import type { UploadsService } from '../uploads.services.ts';
import { fieldAsked, noMore } from './field.ts';
import { isFull } from './held.ts';
import { incomingKey } from './keys.ts';

/**
 * In bytes, more than the field takes: the store itself can only answer with a bare page, so what is somewhat too large
 * comes in, is refused in words, and is thrown away.
 */
const mostThatComes = ({ maxBytes }: FilesField) => Math.max(4 * maxBytes, 20_000_000);

export function beginUpload(context: ServiceContext): UploadsService['begin'] {
  return async (caller, at, returnTo) => {
    const { field, held } = await fieldAsked(context, caller, at);
    if (isFull(field, held)) throw new DomainError('not-now', noMore(field));
    const uploadId = idFrom('upload', randomBytes(10));
    const files = await context.files();
    const address = await files.uploadAddress(incomingKey({ ...at, uploadId }), {
      mostBytes: mostThatComes(field),
      returnTo: new URL(returnTo(uploadId), context.publicUrl).href,
    });
    return { uploadId, ...address };
  };
}
