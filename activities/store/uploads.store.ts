import type { Upload, UploadPlace } from '../../domain/uploads/upload.ts';

/** Records of uploads; the content lies in the file store (S3). */
export interface UploadStore {
  get(caseId: string, id: string): Promise<Upload | undefined>;
  /** Of one task and field, oldest first: some dozens at most. */
  ofField(at: UploadPlace): Promise<readonly Upload[]>;
  /** All of a case, oldest first. */
  ofCase(caseId: string): Promise<readonly Upload[]>;
  /** What became of it. `kept` and `refused` are ends: the first end stands, and is returned. */
  settle(upload: Upload): Promise<Upload>;
  /** The sender took it away before the form was sent. */
  remove(caseId: string, id: string): Promise<void>;
  /** A file that the field held from an earlier task is not part of it any more. */
  leaveOut(at: UploadPlace, id: string): Promise<void>;
  leftOut(at: UploadPlace): Promise<ReadonlySet<string>>;
}

/** What lies where an upload was to come. */
export interface Arrived {
  readonly key: string;
  /** In full. */
  readonly bytes: number;
  /** Tells this content from another at the same place. */
  readonly mark: string;
  /** As the sender calls it; can be empty. */
  readonly name: string;
}

/** The content of files, in S3. Keys are made of ids alone. */
export interface FileContents {
  /**
   * Where a browser sends the file itself, for an hour, with the fields that go before it in the form. `nameField` is
   * one more, for the name, encoded as a part of an address. Of more than `mostBytes` nothing is kept.
   */
  uploadAddress(
    key: string,
    limits: { readonly mostBytes: number; readonly returnTo: string },
  ): Promise<{
    readonly url: string;
    readonly fields: Readonly<Record<string, string>>;
    readonly nameField: string;
  }>;
  /** Undefined: nothing has come, or not all of it. */
  arrived(key: string): Promise<Arrived | undefined>;
  /** In pieces, once. Undefined: something else lies there by now. */
  read(file: Arrived): Promise<AsyncIterable<Uint8Array> | undefined>;
  /** An address that shows or saves it, for a minute. */
  readAddress(
    key: string,
    file: { readonly name: string; readonly type: string; readonly save: boolean },
  ): Promise<string>;
  /** Copies what was looked at, and nothing else: false if something else lies there by now. */
  keep(file: Arrived, to: string): Promise<boolean>;
  remove(key: string): Promise<void>;
}
