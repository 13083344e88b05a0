import { isAlias, isMap, isScalar, isSeq, type Scalar } from 'yaml';
import type { YamlFile } from './parse-yaml.rules.ts';
import type { PathProblem, ProgramProblem } from './problems.ts';

/** The same problem with its line and column. */
export function locate(file: YamlFile, problem: PathProblem): ProgramProblem {
  const { path, message, suggestion, range } = problem;
  const { offset, length } = spanOf(file, problem);
  const place = file.placeOf(offset);
  const lineEnd = file.source.indexOf('\n', offset);
  const left = (lineEnd < 0 ? file.source.length : lineEnd) - offset;
  return {
    ...place,
    length: Math.max(1, Math.min(range ? range.end - range.start : length, left)),
    path: path.join('.'),
    message,
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}

interface Span {
  readonly offset: number;
  readonly length: number;
}

function spanOf(file: YamlFile, { path, atKey, range }: PathProblem): Span {
  const found = follow(file, path);
  const { key, value } = found;
  const scalar = isScalar(value) ? value : undefined;
  if (range && scalar && found.whole) return inScalar(file.source, scalar, range);
  const node = (atKey || !scalar || !found.whole ? key : undefined) ?? value ?? key;
  const [start = 0, end = start] = rangeOf(node);
  return { offset: start, length: isScalar(node) ? end - start : 1 };
}

interface Found {
  readonly key?: unknown;
  readonly value: unknown;
  /** False if the path leads further than the file does: the last part that exists is meant. */
  readonly whole: boolean;
}

function follow({ document }: YamlFile, path: PathProblem['path']): Found {
  let found: Found = { value: document.contents, whole: true };
  for (const step of path) {
    const node = isAlias(found.value) ? found.value.resolve(document) : found.value;
    const next = isMap(node)
      ? node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))
      : undefined;
    if (next) found = { key: next.key, value: next.value, whole: true };
    else if (isSeq(node) && typeof step === 'number' && step in node.items)
      found = { value: node.items[step], whole: true };
    else return { ...found, whole: false };
  }
  return found;
}

const rangeOf = (node: unknown): readonly number[] =>
  (node as { range?: readonly number[] } | null | undefined)?.range ?? [];

/** Where characters of a scalar's text stand in the file. */
function inScalar(source: string, scalar: Scalar, range: { start: number; end: number }): Span {
  const [start = 0, end = start] = rangeOf(scalar);
  const text = String(scalar.value);
  const length = range.end - range.start;
  const written = source.slice(start, end);
  const direct = written.indexOf(text);
  if (direct >= 0 && !written.includes('\n')) return { offset: start + direct + range.start, length };
  return { offset: start + sameNth(written, text, range), length };
}

/** The piece is looked for as often as it stands before it in the text: folding and quoting move it, but keep it. */
function sameNth(written: string, text: string, { start, end }: { start: number; end: number }): number {
  const piece = text.slice(start, end).split('\n')[0] ?? '';
  if (piece === '') return 0;
  let count = 0;
  for (let at = text.indexOf(piece); at >= 0 && at < start; at = text.indexOf(piece, at + 1)) count += 1;
  let at = written.indexOf(piece);
  for (; count > 0 && at >= 0; count -= 1) at = written.indexOf(piece, at + 1);
  return Math.max(0, at);
}
