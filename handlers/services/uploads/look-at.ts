import { createHash } from 'node:crypto';
import type { ScanFile, ScanVerdict } from '../../../activities/files/scan-file.ts';
import { type ContentReader, contentReader } from '../../../domain/programs/file-content.rules.ts';

/** What a content is. */
export interface Seen {
  /** Whether all of it was read. A scanner that gave up has not: nothing can be said of what was not seen. */
  readonly whole: boolean;
  readonly reader: ContentReader;
  /** Hexadecimal. */
  readonly sha256: string;
  readonly verdict: ScanVerdict;
}

/** Reads a content once: its type, its hash and what the scanner says come of the same bytes. */
export async function lookAt(
  content: AsyncIterable<Uint8Array>,
  bytes: number,
  scan: ScanFile | undefined,
): Promise<Seen> {
  const reader = contentReader();
  const hash = createHash('sha256');
  let read = 0;
  async function* passing(): AsyncGenerator<Uint8Array> {
    for await (const piece of content) {
      reader.read(piece);
      hash.update(piece);
      read += piece.length;
      yield piece;
    }
  }
  const verdict = scan ? await scan(passing(), bytes) : await readToEnd(passing());
  return { whole: read === bytes, reader, sha256: hash.digest('hex'), verdict };
}

async function readToEnd(content: AsyncIterable<Uint8Array>): Promise<ScanVerdict> {
  for await (const _ of content);
  return 'clean';
}
