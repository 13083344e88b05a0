import { allSteps } from '../processes/migration.rules.ts';
import type { ValueType } from '../programs/process.schema.ts';
import { isProcess, type Program } from '../programs/program.ts';
import { shippedRegistry } from '../programs/registry.ts';
import type { Step } from '../programs/steps/step.schema.ts';
import { problemOfValue } from '../programs/value-types.rules.ts';
import { own } from '../records.ts';
import type { Script } from './script.schema.ts';

/** What answers in a rehearsal: an action by its name, or the attempts at a quiz. */
interface Answering {
  readonly name: string;
  readonly gives: Readonly<Record<string, ValueType>>;
  /** What is wrong with a value of the right type. */
  readonly refuse?: (value: unknown) => string | undefined;
}

/** What scripts have actions and quizzes answer that these cannot answer, in words: one for each script and value. */
export function impossibleAnswers(program: Program, scripts: readonly Script[]): string[] {
  if (!isProcess(program)) return [];
  const steps = program.stages.flatMap((stage) => allSteps(stage.steps));
  const answering = new Map(
    steps.flatMap((step) => {
      const one = answeringOf(step);
      return one ? [[step.id, one]] : [];
    }),
  );
  return scripts.flatMap(({ name, answers }) =>
    Object.entries(answers).flatMap(([id, turns]) => {
      const one = answering.get(id);
      if (one === undefined) {
        const known = [...answering.keys()].join(', ') || 'none';
        return [
          `"${name}" has an answer of ${id}, which is no action or quiz of this program; there are ${known}.`,
        ];
      }
      return [turns]
        .flat()
        .flatMap((values) => problemsOf(one, values).map((problem) => `"${name}": ${id}.${problem}`));
    }),
  );
}

function answeringOf(step: Step): Answering | undefined {
  if (step.step === 'quiz') return { name: 'a quiz', gives: { score: 'int' }, refuse: refusePercentage };
  if (step.step !== 'action') return undefined;
  return { name: step.action, gives: own(shippedRegistry.actions, step.action)?.gives ?? {} };
}

function problemsOf({ name, gives, refuse }: Answering, values: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(values).flatMap(([field, value]) => {
    const type = own(gives, field);
    if (type === undefined) {
      const known = Object.keys(gives).join(', ') || 'nothing';
      return [`${field} is nothing that ${name} answers; it answers ${known}.`];
    }
    const problem = (typeof type === 'string' ? problemOfValue(type, value) : undefined) ?? refuse?.(value);
    return problem === undefined ? [] : [`${field} ${problem}`];
  });
}

const refusePercentage = (value: unknown): string | undefined =>
  Number(value) >= 0 && Number(value) <= 100 ? undefined : 'must be a percentage, 0 to 100.';
