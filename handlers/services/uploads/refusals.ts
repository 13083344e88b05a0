import type { Arrived } from '../../../activities/store/uploads.store.ts';
import { fileTypesInWords, sizeInWords } from '../../../domain/programs/file-value.schema.ts';
import type { UploadedFile } from '../../../domain/programs/form-values.rules.ts';
import type { FilesField, Upload } from '../../../domain/uploads/upload.ts';
import { noMore } from './field.ts';
import { filesIn, type Held, isFull } from './held.ts';
import type { Seen } from './look-at.ts';

/** What is wrong before anything was read, in words for who sent it. */
export function refusedAtOnce({ bytes }: Arrived, field: FilesField, others: Held): string | undefined {
  const { maxBytes } = field;
  if (isFull(field, others)) return noMore(field);
  if (bytes <= maxBytes) return undefined;
  return `This file has ${sizeInWords(bytes)}, and ${sizeInWords(maxBytes)} is the most. Send a smaller one: a picture can be saved smaller, a PDF split.`;
}

/** What is wrong with what was read. */
export function refusedAsRead(
  { reader, sha256, verdict }: Seen,
  { accept }: FilesField,
  others: Held,
): string | undefined {
  const wanted = fileTypesInWords(accept);
  if (!reader.type(accept))
    return `This is ${reader.words()}, whatever its name says. Send ${wanted}: a file of that kind, not one renamed to it.`;
  if (verdict === 'infected')
    return 'Malware was found in this file, and it was thrown away. Have your computer checked, then send a clean copy.';
  const same = filesIn(others).find((other: UploadedFile) => other.sha256 === sha256);
  return same && `This is the same file as "${same.name}", which is here already.`;
}

/** What a field holds besides one upload. */
export function besides({ uploads, earlier }: Held, uploadId: Upload['id']): Held {
  return { earlier, uploads: uploads.filter(({ id }) => id !== uploadId) };
}
