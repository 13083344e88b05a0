import type { Signature } from '../activities.ts';

/** An agreement as it was signed. It never changes. */
export interface SignedDocument {
  readonly id: string;
  readonly caseId: string;
  readonly title: string;
  /** Markdown, as it was shown to who signed. */
  readonly text: string;
  /** SHA-256 of `text`, hexadecimal. */
  readonly hash: string;
  readonly signatures: readonly Signature[];
  readonly pdf: Uint8Array<ArrayBuffer>;
  /** SHA-256 of `pdf`, hexadecimal. */
  readonly pdfHash: string;
}

export interface DocumentStore {
  /** Keeps a document. The same id again is nothing: what was kept first stays. */
  put(document: SignedDocument): Promise<void>;
  get(id: string): Promise<SignedDocument | undefined>;
}
