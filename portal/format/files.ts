import {
  type FileType,
  fileTypeNames,
  fileTypesInWords,
  sizeInWords,
} from '../../domain/programs/file-value.schema.ts';

interface FileRules {
  readonly accept: readonly FileType[];
  /** Of one file. */
  readonly maxBytes: number;
}

/** Endings of names, for the browser's choice of files. */
export function endingsOf({ accept }: FileRules): string[] {
  return accept.flatMap((type) => (type === 'jpeg' ? ['.jpeg', '.jpg'] : [`.${type}`]));
}

/** What files are taken: `PDF or PNG, 10 MB at most`. */
export function ruleOf({ accept, maxBytes }: FileRules): string {
  return `${fileTypesInWords(accept)}, ${sizeInWords(maxBytes)} at most`;
}

/** What a file is: `PDF, 120 kB`. */
export function kindAndSize({ type, size }: { readonly type: FileType; readonly size: number }): string {
  return `${fileTypeNames[type]}, ${sizeInWords(size)}`;
}
