import * as z from 'zod';
import { plainText } from '../text.schema.ts';
import type { Field } from './form.schema.ts';

type FileField = Extract<Field, { type: 'file' }>;
export type FileType = FileField['accept'][number];

/** A file as a form has it. Its type is what its content shows, whatever its name says. */
export interface FileValue {
  readonly name: string;
  readonly type: FileType;
  /** In bytes. */
  readonly size: number;
  /** Hexadecimal, of the content. */
  readonly sha256: string;
  /** Base64. Absent where the content lies elsewhere. */
  readonly content?: string;
}

/** What files of a type are called where people read it. */
export const fileTypeNames: Readonly<Record<FileType, string>> = {
  pdf: 'PDF',
  png: 'PNG',
  jpeg: 'JPEG',
  csv: 'CSV',
  txt: 'text',
};

const nameSchema = plainText({ max: 200, label: 'name of the file' }).pipe(
  z.string().min(1, 'Give the file a name'),
);
/** Each file is read from its content alone; what else came with it is computed again. */
const uploadSchema = z.looseObject(
  { name: nameSchema, content: z.base64({ error: 'Send the content of the file in base64' }) },
  { error: 'Choose a file' },
);

/** A file's name and content as name, type, size and content; its hash is computed by who keeps it. */
export function fileSchema({ accept, maxBytes }: FileField): z.ZodType<Omit<FileValue, 'sha256'>> {
  return uploadSchema.transform(({ name, content }, context) => {
    const size = sizeOf(content);
    if (size > maxBytes) context.addIssue(`The file can have ${inKilobytes(maxBytes)} at most`);
    if (size === 0) context.addIssue('The file is empty');
    if (size > maxBytes || size === 0) return z.NEVER;
    const type = typeOf(bytesOf(content), accept);
    if (type) return { name, type, size, content };
    context.addIssue(`Choose a file of the type ${accept.map((one) => fileTypeNames[one]).join(' or ')}`);
    return z.NEVER;
  });
}

/** `500 kB`: as people speak of the size of a file. */
export function inKilobytes(bytes: number): string {
  return `${Math.max(1, Math.round(bytes / 1000)).toLocaleString('en')} kB`;
}

function sizeOf(base64: string): number {
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
  return (base64.length / 4) * 3 - padding;
}

/** The bytes of text in base64. */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

const signatures: Readonly<Partial<Record<FileType, readonly number[]>>> = {
  pdf: [0x25, 0x50, 0x44, 0x46, 0x2d],
  png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  jpeg: [0xff, 0xd8, 0xff],
};

/** The first of the types that the content shows. A CSV file is text, so both are told by what text cannot have. */
function typeOf(bytes: Uint8Array, accept: readonly FileType[]): FileType | undefined {
  const shown = Object.entries(signatures).find(([, signature]) =>
    signature.every((byte, index) => bytes[index] === byte),
  )?.[0];
  return accept.find((type) => (signatures[type] ? type === shown : shown === undefined && isText(bytes)));
}

/** UTF-8 without control characters besides tabs and line ends. */
function isText(bytes: Uint8Array): boolean {
  if (bytes.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
