import * as z from 'zod';
import { plainText } from '../text.schema.ts';
import { listed } from '../wording.rules.ts';
import { contentReader } from './file-content.rules.ts';
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

/** Types of files as a choice: `PDF, PNG or JPEG`. */
export function fileTypesInWords(types: readonly FileType[]): string {
  return listed(
    types.map((type) => fileTypeNames[type]),
    'or',
  );
}

/** The media types that browsers and e-mail know them by. */
export const mediaTypes: Readonly<Record<FileType, string>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpeg: 'image/jpeg',
  csv: 'text/csv',
  txt: 'text/plain',
};

const nameSchema = plainText({ max: 200, label: 'name of the file' }).pipe(
  z.string().min(1, 'Give the file a name'),
);
/** What somebody calls a file, if it can be shown. */
export function nameOfFile(given: string): string | undefined {
  return nameSchema.safeParse(given).data;
}

/** Each file is read from its content alone; what else came with it is computed again. */
const uploadSchema = z.looseObject(
  { name: nameSchema, content: z.base64({ error: 'Send the content of the file in base64' }) },
  { error: 'Choose a file' },
);

/** A file's name and content as name, type, size and content; its hash is computed by who keeps it. */
export function fileSchema({ accept, maxBytes }: FileField): z.ZodType<Omit<FileValue, 'sha256'>> {
  return uploadSchema.transform(({ name, content }, context) => {
    const size = sizeOf(content);
    if (size > maxBytes) context.addIssue(`The file can have ${sizeInWords(maxBytes)} at most`);
    if (size === 0) context.addIssue('The file is empty');
    if (size > maxBytes || size === 0) return z.NEVER;
    const reader = contentReader();
    reader.read(bytesOf(content));
    const type = reader.type(accept);
    if (type) return { name, type, size, content };
    context.addIssue(`Choose a file of the type ${fileTypesInWords(accept)}`);
    return z.NEVER;
  });
}

/** `500 kB`, `10 MB`: as people speak of the size of a file. */
export function sizeInWords(bytes: number): string {
  if (bytes >= 1_000_000) return `${Number((bytes / 1_000_000).toFixed(1)).toLocaleString('en')} MB`;
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
