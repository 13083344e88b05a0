import { isMap, parseDocument } from 'yaml';
import type { ProgramDraft } from '../../../domain/programs/draft.ts';

/** So many letters of a title are told. */
const longest = 200;

/** The id and the title of a program in any state, as far as they can be read. Nothing is thrown, whatever the text is. */
export function headOf(source: string): Pick<ProgramDraft, 'programId' | 'title'> {
  const programId = lineOf(source, 'program');
  const named = /^[a-z0-9-]{1,100}$/.test(programId ?? '') ? programId : undefined;
  return {
    ...(named === undefined ? {} : { programId: named }),
    title: lineOf(source, 'title') ?? named ?? 'Untitled program',
  };
}

/** The value of a key at the left edge that stands on one line. The rest of the file may be anything. */
function lineOf(source: string, key: string): string | undefined {
  const [line] = new RegExp(`^${key}[ \\t]*:.*`, 'm').exec(source) ?? [];
  const document = parseDocument(line?.slice(0, 1_000) ?? '');
  if (document.errors.length > 0 || !isMap(document.contents)) return undefined;
  const value: unknown = document.get(key);
  return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, longest) : undefined;
}
