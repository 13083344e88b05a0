import type { FileType } from '../programs/file-value.schema.ts';
import type { Field } from '../programs/form.schema.ts';

/** A field of a form that takes several files. */
export type FilesField = Extract<Field, { type: 'files' }>;

/** Where an upload belongs: a field of the form of one task. */
export interface UploadPlace {
  readonly caseId: string;
  readonly taskId: string;
  readonly field: string;
}

/**
 * A file that came into the file store, for one field of one task. `waiting`: it came, and cannot be said to be clean
 * yet; `kept`: it came whole, is what it says and was found clean; `refused`: it was not, `problem` says why in words
 * for who sent it. A file that never came has no record.
 */
export interface Upload extends UploadPlace {
  /** `U-…` */
  readonly id: string;
  readonly partnerId: string;
  readonly personId: string;
  /** As the sender calls it; shown, never trusted. */
  readonly name: string;
  readonly status: 'waiting' | 'kept' | 'refused';
  readonly problem?: string;
  /** By its content. */
  readonly type?: FileType;
  readonly bytes?: number;
  /** Hexadecimal. */
  readonly sha256?: string;
  /** When it was looked at first. */
  readonly sentAt: string;
}
