import { type Diagnostic, linter } from '@codemirror/lint';
import type { Text } from '@codemirror/state';
import { parseYaml } from '../../domain/programs/reading/parse-yaml.rules.ts';
import type { ProgramProblem } from '../../domain/programs/reading/problems.ts';

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

/** What is no YAML in a file that is read as a whole only when it is played. */
export const yamlProblems = linter(({ state }) => {
  const file = parseYaml(state.sliceDoc());
  return 'problems' in file && state.doc.length > 0 ? diagnosticsOf(state.doc, file.problems) : [];
});

const writing = (suggestion: string): NonNullable<Diagnostic['actions']>[number] => ({
  name: `Write “${suggestion}”`,
  apply: (view, from, to) =>
    view.dispatch({ changes: { from, to, insert: suggestion }, userEvent: 'input.fix' }),
});
