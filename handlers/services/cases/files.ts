import type { FileStore } from '../../../activities/store/files.store.ts';
import { bytesOf, type FileValue } from '../../../domain/programs/file-value.schema.ts';
import type { FormValues } from '../../../domain/programs/form.schema.ts';

/** Keeps the content of files apart: a case carries their names, sizes and hashes only. */
export async function keepFiles(files: FileStore, values: FormValues): Promise<FormValues> {
  const entries = Object.entries(values).map(async ([name, value]) => {
    if (!isFile(value) || value.content === undefined) return [name, value];
    const { content, ...about } = value;
    await files.put(value.sha256, bytesOf(content));
    return [name, about];
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** A file among what a case knows, by the SHA-256 of its content. */
export function findFile(data: unknown, sha256: string): FileValue | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  if (isFile(data) && data.sha256 === sha256) return data;
  for (const part of Object.values(data)) {
    const found = findFile(part, sha256);
    if (found) return found;
  }
  return undefined;
}

const isFile = (value: unknown): value is FileValue =>
  typeof value === 'object' && value !== null && 'sha256' in value && 'size' in value && 'name' in value;
