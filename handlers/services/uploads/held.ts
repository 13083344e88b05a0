import type { UploadStore } from '../../../activities/store/uploads.store.ts';
import type { Task } from '../../../domain/cases/case.schema.ts';
import type { UploadedFile } from '../../../domain/programs/form-values.rules.ts';
import type { FilesField, Upload, UploadPlace } from '../../../domain/uploads/upload.ts';

/** What a field for files has: what was sent for the task, and what its form held before, for changes. */
export interface Held {
  /** Oldest first; also what was refused, and what waits. */
  readonly uploads: readonly Upload[];
  /** Without what was taken away since. */
  readonly earlier: readonly UploadedFile[];
}

export async function heldIn(uploads: UploadStore, at: UploadPlace, { values }: Task): Promise<Held> {
  const before = values?.[at.field];
  const had: readonly UploadedFile[] = Array.isArray(before) ? before : [];
  const [sent, left] = await Promise.all([
    uploads.ofField(at),
    had.length > 0 ? uploads.leftOut(at) : new Set<string>(),
  ]);
  return { uploads: sent, earlier: had.filter(({ id }) => !left.has(id)) };
}

/** What waits counts as well: it is kept as soon as it is found clean. */
export function isFull({ atMost }: FilesField, { uploads, earlier }: Held): boolean {
  return earlier.length + uploads.filter(({ status }) => status !== 'refused').length >= atMost;
}

/** The files as the value of the field. */
export function filesIn({ uploads, earlier }: Held): readonly UploadedFile[] {
  return [...earlier, ...uploads.flatMap(asFile)];
}

function asFile({ id, name, status, type, bytes, sha256 }: Upload): UploadedFile[] {
  if (status !== 'kept' || !type || bytes === undefined || !sha256) return [];
  return [{ id, name, type, size: bytes, sha256 }];
}
