import { type Document, isMap, isSeq, LineCounter, parseDocument } from 'yaml';
import { isRecord } from '../../domain/records.ts';
import { readScripts, type TextProblem } from '../../domain/rehearsals/read-scripts.ts';

/** A script in the text: its name, its line, and all that is written in it. */
export interface ListedScript {
  readonly name: string;
  readonly line: number;
  readonly written: Readonly<Record<string, unknown>>;
}
export interface ScriptList {
  readonly scripts: readonly ListedScript[];
  /** All that is wrong with the text, in its order. */
  readonly problems: readonly TextProblem[];
}

/** The scripts as far as they can be told from each other, whatever else is wrong with the text. */
export function listScripts(text: string): ScriptList {
  if (text.trim() === '') return { scripts: [], problems: [] };
  const read = readScripts(text);
  const problems = 'problems' in read ? read.problems : [];
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const list = document.errors.length === 0 ? document.get('scripts', true) : undefined;
  if (!isSeq(list)) return { scripts: [], problems };
  const written = writtenIn(document);
  const scripts = list.items.flatMap((node, index) => {
    const one = written[index];
    if (!isMap(node) || !isRecord(one) || typeof one.name !== 'string') return [];
    return [{ name: one.name, line: lines.linePos(node.range?.[0] ?? 0).line, written: one }];
  });
  return { scripts, problems };
}

/** Aliases that multiply without end are told by throwing; the problems say so. */
function writtenIn(document: Document.Parsed): readonly unknown[] {
  try {
    const value: unknown = document.toJS();
    return isRecord(value) && Array.isArray(value.scripts) ? value.scripts : [];
  } catch {
    return [];
  }
}
