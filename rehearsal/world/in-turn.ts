import type { FormValues } from '../../domain/programs/form.schema.ts';
import type { Script } from '../../domain/rehearsals/script.schema.ts';

/** The answers that a script has for a step, one after another, the last one from then on. */
export function inTurn(answers: Script['answers']): (stepId: string) => FormValues {
  const turns = new Map<string, number>();
  return (stepId) => {
    const turn = turns.get(stepId) ?? 0;
    turns.set(stepId, turn + 1);
    const all = [answers[stepId] ?? {}].flat();
    return all[Math.min(turn, all.length - 1)] ?? {};
  };
}
