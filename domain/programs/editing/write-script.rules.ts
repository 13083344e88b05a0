import { isRecord } from '../../records.ts';
import { applyChanges } from './apply-changes.rules.ts';
import type { Edited } from './edit.ts';
import { openTree } from './tree.rules.ts';

/** A case of a rehearsal as it is written, see docs/how-to/rehearse-a-program.md: durations are ISO 8601. */
export interface WrittenScript {
  readonly name: string;
  readonly starts?: string;
  readonly values?: Readonly<Record<string, unknown>>;
  readonly partner?: Readonly<Record<string, unknown>>;
  readonly acts?: readonly Readonly<Record<string, unknown>>[];
  readonly expect?: Readonly<Record<string, unknown>>;
  readonly [more: string]: unknown;
}

/**
 * Puts a script behind the others of a program's rehearsals, or begins the file. A script of the same name is written
 * anew, so that what was played can be kept again.
 */
export function writeScript(source: string, program: string, script: WrittenScript): Edited {
  const begun = source.trim() === '' ? `${source}program: ${program}\n` : source;
  const edited = putScript(begun, script);
  if ('refused' in edited || begun === source) return edited;
  return { source: edited.source, edits: [{ from: 0, to: source.length, insert: edited.source }] };
}

function putScript(source: string, script: WrittenScript): Edited {
  const names = scriptNames(source);
  const index = names.indexOf(script.name);
  return applyChanges(source, [
    index >= 0
      ? { do: 'set', at: ['scripts', index], value: script }
      : { do: 'insert', list: ['scripts'], index: names.length, value: script },
  ]);
}

/** The names of the scripts of a rehearsal, in order; empty for one that has no name. */
function scriptNames(source: string): string[] {
  const { document } = openTree(source);
  if (document.errors.length > 0) return [];
  const value: unknown = document.toJS({ maxAliasCount: -1 });
  const scripts = isRecord(value) && Array.isArray(value.scripts) ? value.scripts : [];
  return scripts.map((one: unknown) => (isRecord(one) ? String(one.name) : ''));
}
