import { unseen } from '../text.schema.ts';

/** One thing wrong with a text as its author wrote it: where, what was expected, and what to do. */
export interface LineProblem {
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

/** What was read of a text, or all that is wrong with it, by line. */
export type ReadText<T> = { readonly read: T } | { readonly problems: readonly LineProblem[] };

/** Bytes of a file as text. @returns the line of the first byte that is no UTF-8 instead */
export function decodeText(bytes: Uint8Array): ReadText<string> {
  try {
    return { read: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { problems: [{ line: firstUnreadable(bytes), message: notUtf8 }] };
  }
}

const notUtf8 =
  'This line is not written in UTF-8 but in an older encoding such as Windows-1252: save the file again as UTF-8, then send it again';

function firstUnreadable(bytes: Uint8Array): number {
  let start = 0;
  for (let line = 1; ; line += 1) {
    const end = bytes.indexOf(0x0a, start);
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(start, end < 0 ? undefined : end));
    } catch {
      return line;
    }
    if (end < 0) return line;
    start = end + 1;
  }
}

/** The lines of a text however they end, without a byte-order mark, in Unicode NFC; and what cannot be seen in them. */
export function linesOf(text: string): {
  readonly lines: readonly string[];
  readonly problems: readonly LineProblem[];
} {
  const lines = text
    .replace(/^\ufeff/, '')
    .normalize('NFC')
    .split(/\r\n|\r|\n/);
  const problems = lines.flatMap((line, index) => {
    const message = wrongWith(line);
    return message === undefined ? [] : [{ line: index + 1, message }];
  });
  return { lines, problems };
}

function wrongWith(line: string): string | undefined {
  if (line.includes('\ufffd'))
    return 'A character of this line was lost when the file was saved (�): save it as UTF-8, and type the line again';
  if (unseen.test(line) || /\p{Co}/u.test(line))
    return 'This line holds characters that cannot be seen: type it again without them';
  return undefined;
}
