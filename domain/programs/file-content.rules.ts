import type { FileType } from './file-value.schema.ts';

/** What a file turns out to be, read piece by piece; nothing of it is kept. */
export interface ContentReader {
  read(piece: Uint8Array): void;
  /** The first of the types that the content shows. A CSV file is text, so both are told by what text cannot have. */
  type(accept: readonly FileType[]): FileType | undefined;
  /** What it is in words, for one that is none of the types: `a program`. */
  words(): string;
}

const longestSignature = 16;

/** Whatever the name says: by the first bytes, and for text by all of them. */
export function contentReader(): ContentReader {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let head = new Uint8Array();
  let text = true;
  let ended = false;
  const isText = () => {
    if (!ended) text &&= decodes(decoder) && !isScript(head);
    ended = true;
    return text;
  };
  return {
    read(piece) {
      if (head.length < longestSignature)
        head = Uint8Array.from([...head, ...piece.subarray(0, longestSignature - head.length)]);
      text &&= !piece.some(isControl) && decodes(decoder, piece);
    },
    type(accept) {
      const shown = shownBy(head, signatures);
      return accept.find((type) => (type in signatures ? type === shown : shown === undefined && isText()));
    },
    words() {
      const known = shownBy(head, signatures);
      if (known) return names[known];
      return isText() ? 'a text' : (shownBy(head, others) ?? 'a file of another kind');
    },
  };
}

/** Besides tabs and line ends. */
const isControl = (byte: number) =>
  byte === 0x7f || (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d);

/** `#!`: a text that a computer would run. */
const isScript = ([first, second]: Uint8Array) => first === 0x23 && second === 0x21;

/** Whether it goes on, or without a piece ends, as UTF-8. */
function decodes(decoder: InstanceType<typeof TextDecoder>, piece?: Uint8Array): boolean {
  try {
    decoder.decode(piece, { stream: piece !== undefined });
    return true;
  } catch {
    return false;
  }
}

/** What a file begins with, in one of some ways. Any byte stands where a signature has -1. */
type Signatures<Name extends string> = Readonly<Record<Name, readonly (readonly number[])[]>>;

const signatures: Signatures<'pdf' | 'png' | 'jpeg'> = {
  pdf: [[0x25, 0x50, 0x44, 0x46, 0x2d]],
  png: [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  jpeg: [[0xff, 0xd8, 0xff]],
};
const names = { pdf: 'a PDF', png: 'a PNG picture', jpeg: 'a JPEG picture' } as const;

/** What people send instead: enough to tell them what they have. */
const others: Signatures<string> = {
  'a program': [
    [0x4d, 0x5a],
    [0x7f, 0x45, 0x4c, 0x46],
    [0x23, 0x21],
    [0xca, 0xfe, 0xba, 0xbe],
    [0xcf, 0xfa, 0xed, 0xfe],
    [0xce, 0xfa, 0xed, 0xfe],
  ],
  'an archive or an office document': [
    [0x50, 0x4b, 0x03, 0x04],
    [0xd0, 0xcf, 0x11, 0xe0],
    [0x1f, 0x8b],
    [0x37, 0x7a, 0xbc, 0xaf],
    [0x52, 0x61, 0x72, 0x21],
  ],
  'a GIF picture': [[0x47, 0x49, 0x46, 0x38]],
  'a WebP picture, a sound or a film': [[0x52, 0x49, 0x46, 0x46]],
  'a HEIC picture or a film': [[-1, -1, -1, -1, 0x66, 0x74, 0x79, 0x70]],
};

function shownBy<Name extends string>(head: Uint8Array, known: Signatures<Name>): Name | undefined {
  const found = Object.entries<readonly (readonly number[])[]>(known).find(([, ways]) =>
    ways.some((bytes) => bytes.every((byte, index) => byte === -1 || head[index] === byte)),
  );
  return found?.[0] as Name | undefined;
}
