import { isMap, isSeq, LineCounter, parseDocument } from 'yaml';
import { isRecord } from '../../domain/records.ts';

/** A script in the text: its name, its line, and all that is written in it. */
export interface ListedScript {
  readonly name: string;
  readonly line: number;
  readonly written: Readonly<Record<string, unknown>>;
}
export interface ScriptProblem {
  readonly line: number;
  readonly message: string;
}
export interface ScriptList {
  readonly program?: string;
  readonly scripts: readonly ListedScript[];
  /** Enough to list them and to find a broken file; what a script may say is checked when it is played. */
  readonly problems: readonly ScriptProblem[];
}

export function listScripts(text: string): ScriptList {
  if (text.trim() === '') return { scripts: [], problems: [] };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const lineOf = (offset: number) => lines.linePos(offset).line;
  const broken = document.errors.map(({ pos, message }) => ({
    line: lineOf(pos[0]),
    message: message.split(' at line ')[0] ?? message,
  }));
  if (broken.length > 0) return { scripts: [], problems: broken };
  const list = document.get('scripts', true);
  const value: unknown = inJs(() => document.toJS());
  const program = isRecord(value) && typeof value.program === 'string' ? { program: value.program } : {};
  const written = isRecord(value) && Array.isArray(value.scripts) ? (value.scripts as unknown[]) : [];
  if (!isSeq(list))
    return { ...program, scripts: [], problems: [{ line: 1, message: 'Write a list under "scripts"' }] };
  const read = list.items.map((node, index) => {
    const line = lineOf((isMap(node) ? node.range?.[0] : undefined) ?? list.range?.[0] ?? 0);
    const one = written[index];
    const name = isRecord(one) ? one.name : undefined;
    return isRecord(one) && typeof name === 'string'
      ? { script: { name, line, written: one } }
      : { problem: { line, message: `Script ${index + 1} has no name` } };
  });
  return {
    ...program,
    scripts: read.flatMap(({ script }) => (script ? [script] : [])),
    problems: read.flatMap(({ problem }) => (problem ? [problem] : [])),
  };
}

/** Aliases without an anchor, and those that multiply without end, are told by throwing. */
function inJs(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return undefined;
  }
}
