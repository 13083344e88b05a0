import { isMap, isPair, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import { dealProgramSchema } from '../domain/programs/deal-registration.schema.ts';

/** One thing wrong with a program: where it stands in the file, at which path, and what was expected. */
export interface ProgramProblem {
  readonly line: number;
  readonly column: number;
  readonly path: string;
  readonly message: string;
}

/** What is wrong with a program as ops write it, in the order of the file; nothing when it can be published. */
export function checkProgram(source: string): ProgramProblem[] {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  if (document.errors.length > 0)
    return document.errors.map(({ pos, message }) => ({
      ...at(pos[0]),
      path: '',
      message: message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? message,
    }));
  const { error } = dealProgramSchema.safeParse(document.toJS());
  const problems = (error?.issues ?? []).flatMap((issue) => {
    const names = issue.code === 'unrecognized_keys' ? issue.keys : [undefined];
    return names.map((name) => {
      const path = [...issue.path, ...(name === undefined ? [] : [name])].map((step) =>
        typeof step === 'symbol' ? String(step) : step,
      );
      const message = name === undefined ? wordsOf(issue.message) : `A program has no ${name} here`;
      return { ...at(offsetOf(document.contents, path)), path: path.join('.'), message };
    });
  });
  return problems.sort((a, b) => a.line - b.line || a.column - b.column);
}

const wordsOf = (message: string) => (message.endsWith('received undefined') ? 'This is missing' : message);

/** Where the value at this path starts; where a part is missing, where what should hold it starts. */
function offsetOf(node: unknown, path: readonly (string | number)[]): number {
  const [step, ...rest] = path;
  const here = startOf(node);
  if (step === undefined) return here;
  const pair = isMap(node)
    ? node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))
    : undefined;
  if (isPair(pair)) return rest.length > 0 || pair.value ? keyOr(pair, rest) : startOf(pair.key);
  const item = itemOf(node, step);
  return item === undefined ? here : offsetOf(item, rest);
}

/** The last step points at the key, since that is what a person looks for. */
function keyOr(pair: { key: unknown; value: unknown }, rest: readonly (string | number)[]): number {
  return rest.length > 0 ? offsetOf(pair.value, rest) : startOf(pair.key);
}

function itemOf(node: unknown, step: string | number): unknown {
  const items = (node as { items?: unknown[] } | null)?.items;
  return typeof step === 'number' ? items?.[step] : undefined;
}

function startOf(node: unknown): number {
  return (node as Node | null)?.range?.[0] ?? 0;
}
