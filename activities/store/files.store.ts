/** Files that were uploaded with forms, by the SHA-256 of their content: a file lies here once, however often it is sent. */
export interface FileStore {
  /** Bounded by the largest file that a form can ask for: a megabyte. */
  put(sha256: string, bytes: Uint8Array): Promise<void>;
  get(sha256: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
}
