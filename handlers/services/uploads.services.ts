import type { FileContents } from '../../activities/store/uploads.store.ts';
import type { UploadedFile } from '../../domain/programs/form-values.rules.ts';
import type { FilesField, Upload, UploadPlace } from '../../domain/uploads/upload.ts';
import type { Caller } from './services.ts';

/** One upload of a field. */
export interface UploadAt extends UploadPlace {
  readonly uploadId: string;
}

/** Files for forms, sent by the browser straight to the file store. */
export interface UploadsService {
  /**
   * A field of the type `files` of an open task, with what was sent for it: also what was refused, which is told for a
   * month. `earlier`: what the form holds already, of an earlier task. `full`: it takes no more.
   * @throws `not-found`, `task-closed` for what is not the caller's to answer
   */
  ofField(
    caller: Caller,
    at: UploadPlace,
  ): Promise<{
    readonly field: FilesField;
    readonly uploads: readonly Upload[];
    readonly earlier: readonly UploadedFile[];
    readonly full: boolean;
  }>;
  /**
   * An address to send one file to, and the id that it will have. The browser is sent on to `returnTo` of the id, a path
   * of the portal. Nothing is recorded: a file that never comes leaves no trace.
   * @throws `not-now` when the field holds as many as it takes
   */
  begin(
    caller: Caller,
    at: UploadPlace,
    returnTo: (uploadId: string) => string,
  ): Promise<{ readonly uploadId: string } & Awaited<ReturnType<FileContents['uploadAddress']>>>;
  /**
   * Looks at what came: size, content, hash, scan. Asked again, it answers the same, or looks again at what waits.
   * @throws `not-now` when nothing has come
   */
  settle(caller: Caller, at: UploadAt): Promise<Upload>;
  /** Takes away what the caller's own task was sent. Nothing is there: nothing is done. */
  remove(caller: Caller, at: UploadAt): Promise<void>;
  /** A short-lived address to look at or save a kept file of a case that the caller may see. */
  address(caller: Caller, caseId: string, uploadId: string, save: boolean): Promise<string>;
}
