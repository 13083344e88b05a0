import { isMap, isPair, isScalar, visit } from 'yaml';
import type { ProgramProblem } from './problems.ts';

/** Keys that are given twice in one map: the second would silently win. Linear, unlike the YAML library's own check. */
export function duplicateKeys(
  root: unknown,
  at: (offset: number, message: string, length?: number) => ProgramProblem,
): ProgramProblem[] {
  const problems: ProgramProblem[] = [];
  if (!isMap(root) && !(root instanceof Object)) return problems;
  visit(root as Parameters<typeof visit>[0], {
    Map(_, map) {
      const seen = new Set<string>();
      for (const pair of map.items) {
        if (!isPair(pair) || !isScalar(pair.key)) continue;
        const name = String(pair.key.value);
        if (seen.has(name))
          problems.push(at(pair.key.range?.[0] ?? 0, `${name.slice(0, 40)} is given twice`, name.length));
        seen.add(name);
      }
    },
  });
  return problems;
}
