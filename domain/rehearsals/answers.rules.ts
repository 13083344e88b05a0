import { allSteps } from '../processes/migration.rules.ts';
import { isProcess, type Program } from '../programs/program.ts';
import { shippedRegistry } from '../programs/registry.ts';
import { problemOfValue } from '../programs/value-types.rules.ts';
import { own } from '../records.ts';
import type { Script } from './script.schema.ts';

/** What scripts have actions answer that these cannot answer, in words: one for each script and value. */
export function impossibleAnswers(program: Program, scripts: readonly Script[]): string[] {
  if (!isProcess(program)) return [];
  const steps = program.stages.flatMap((stage) => allSteps(stage.steps));
  const actionOf = new Map(steps.flatMap((step) => (step.step === 'action' ? [[step.id, step.action]] : [])));
  return scripts.flatMap(({ name, answers }) =>
    Object.entries(answers).flatMap(([id, turns]) => {
      const action = actionOf.get(id);
      if (action === undefined) {
        const known = [...actionOf.keys()].join(', ') || 'none';
        return [`"${name}" has an answer of ${id}, which is no action of this program; there are ${known}.`];
      }
      return [turns]
        .flat()
        .flatMap((values) => problemsOf(action, values).map((one) => `"${name}": ${id}.${one}`));
    }),
  );
}

function problemsOf(action: string, values: Readonly<Record<string, unknown>>): string[] {
  const gives = own(shippedRegistry.actions, action)?.gives ?? {};
  return Object.entries(values).flatMap(([field, value]) => {
    const type = own(gives, field);
    if (type === undefined) {
      const known = Object.keys(gives).join(', ') || 'nothing';
      return [`${field} is nothing that ${action} answers; it answers ${known}.`];
    }
    const problem = typeof type === 'string' ? problemOfValue(type, value) : undefined;
    return problem === undefined ? [] : [`${field} ${problem}`];
  });
}
