import type { ProgramProblem } from './problems.ts';

/** Far more than a program needs, far less than what readers stumble over. */
const limits = { brackets: 40, indent: 160, marks: 12 };

/**
 * Where a text nests deeper than can be meant, before anything tries to follow it: in brackets, in `- - -` on one line,
 * or by indentation. It does not know quotes and comments, so the limits are wide.
 */
export function tooDeep(source: string): ProgramProblem | undefined {
  const brackets = { open: 0 };
  for (const [index, line] of source.split('\n').entries()) {
    const found = deepMarks(line) ?? deepBrackets(line, brackets);
    if (found) return { line: index + 1, column: found.column, length: 1, path: '', message: found.message };
  }
  return undefined;
}

interface Found {
  readonly column: number;
  readonly message: string;
}

function deepMarks(line: string): Found | undefined {
  const [lead = '', marks = ''] = /^ *((?:[-?:][ \t]+)*)/.exec(line) ?? [];
  const column = lead.length + 1;
  if (marks.split(/\s+/).length > limits.marks) return { column, message: 'This is nested too deeply' };
  if (lead.length <= limits.indent) return undefined;
  return { column, message: `This is indented by more than ${limits.indent} columns` };
}

function deepBrackets(line: string, brackets: { open: number }): Found | undefined {
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === '[' || line[at] === '{') brackets.open += 1;
    if (line[at] === ']' || line[at] === '}') brackets.open = Math.max(0, brackets.open - 1);
    if (brackets.open > limits.brackets) return { column: at + 1, message: 'Brackets are nested too deeply' };
  }
  return undefined;
}
