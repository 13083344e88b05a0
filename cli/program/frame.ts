import type { ProgramProblem } from '../../domain/programs/reading/problems.ts';
import { shown } from '../report.ts';

const widest = 100;

/**
 * A problem as a person reads it in a terminal:
 *
 *     programs/mdf.yaml:12:11 stages.0.steps.2.by: There is no role finanse; there are finance, ops
 *       11 |         step: task
 *     > 12 |       by: finanse
 *          |           ^^^^^^^ did you mean finance?
 */
export function framed(file: string, source: string, problem: ProgramProblem): string {
  const { line, column, path, message } = problem;
  const head = shown(`${file}:${line}:${column} ${path ? `${path}: ` : ''}${message}`, 2000);
  const frame = frameOf(source.split('\n'), problem);
  return frame ? `${head}\n${frame}` : head;
}

function frameOf(lines: readonly string[], { line, column, length, suggestion }: ProgramProblem): string {
  const text = lines[line - 1];
  if (text === undefined) return '';
  const width = String(line).length;
  const from = column > widest - 20 ? column - 40 : 0;
  const cut = (one: string) => shown(one.replace(/\r$/, '').slice(from, from + widest), widest);
  const number = (n: number, mark: string) => `${mark} ${String(n).padStart(width)} | `;
  const marks = '^'.repeat(Math.max(1, Math.min(length, from + widest - column + 1)));
  const hint = suggestion === undefined ? '' : ` did you mean ${shown(suggestion)}?`;
  const before = lines[line - 2];
  return [
    ...(before === undefined ? [] : [`${number(line - 1, ' ')}${cut(before)}`]),
    `${number(line, '>')}${cut(text)}`,
    `${' '.repeat(width + 3)}| ${' '.repeat(Math.max(0, column - 1 - from))}${marks}${hint}`,
  ].join('\n');
}
