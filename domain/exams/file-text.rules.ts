/** How the letters of a file are written, as people call it. */
export type Encoding = 'UTF-8' | 'UTF-16' | 'Windows-1252';

export interface FileText {
  readonly text: string;
  readonly encoding: Encoding;
}

/**
 * The text of a file: by its byte-order mark, or else UTF-16 where every other byte is zero, UTF-8 where the bytes allow
 * it, and Windows-1252, which spreadsheets write, where they do not.
 */
export function textOfFile(bytes: Uint8Array): FileText {
  const wide = utf16Of(bytes);
  if (wide) return { text: new TextDecoder(wide).decode(bytes), encoding: 'UTF-16' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'Windows-1252' };
  }
}

function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // The first line names columns in plain letters: without a mark, each has a zero byte beside it.
  if (bytes.length < 2 || bytes.length % 2 !== 0) return undefined;
  if (bytes[0] !== 0 && bytes[1] === 0) return 'utf-16le';
  return bytes[0] === 0 && bytes[1] !== 0 ? 'utf-16be' : undefined;
}
