import { type Diagnostic, linter } from '@codemirror/lint';
import type { Text } from '@codemirror/state';
import type { ProgramProblem } from '../../domain/programs/reading/problems.ts';
import type { TextProblem } from '../../domain/rehearsals/read-scripts.ts';

/** Problems as the editor marks them; what was meant, perhaps, is one press away. */
export function diagnosticsOf(doc: Text, problems: readonly ProgramProblem[]): Diagnostic[] {
  return problems.map(({ line, column, length, message, suggestion }) => {
    const { from: start, to: end } = doc.line(Math.min(Math.max(1, line), doc.lines));
    const from = Math.min(end, start + column - 1);
    const to = Math.min(end, from + length);
    return {
      ...{ from, to, severity: 'error', message },
      ...(suggestion === undefined ? {} : { actions: [writing(suggestion)] }),
    };
  });
}

/** What is wrong with rehearsal scripts, at their lines; what reads them is loaded once it is needed. */
export const scriptProblems = linter(async ({ state: { doc } }) => {
  if (doc.toString().trim() === '') return [];
  const { readScripts } = await import('../../domain/rehearsals/read-scripts.ts');
  const read = readScripts(doc.toString());
  return 'problems' in read ? read.problems.map((problem) => atItsLine(doc, problem)) : [];
});

function atItsLine(doc: Text, { line = 1, message }: TextProblem): Diagnostic {
  const { from, to, text } = doc.line(Math.min(line, doc.lines));
  return { from: from + text.length - text.trimStart().length, to, severity: 'error', message };
}

const writing = (suggestion: string): NonNullable<Diagnostic['actions']>[number] => ({
  name: `Write “${suggestion}”`,
  apply: (view, from, to) =>
    view.dispatch({ changes: { from, to, insert: suggestion }, userEvent: 'input.fix' }),
});
