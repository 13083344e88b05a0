import type { Change } from '../../domain/programs/editing/edit.ts';
import { fillers } from '../../domain/programs/editing/filler-words.ts';
import type { Path } from '../../domain/programs/reading/problems.ts';
import { outcomesOf } from '../../domain/programs/standard-outcomes.ts';
import type { Step, StepKind } from '../../domain/programs/steps/step.schema.ts';
import type { Plan } from './moves.rules.ts';
import { valueAt } from './step-paths.rules.ts';

/** Makes a new step of a kind, as it is written. */
export type MakeStep = (kind: StepKind) => unknown;

/** What a step can be given one more of, by its kind. */
export const partNames: Readonly<Record<string, { readonly list: string; readonly words: string }>> = {
  branch: { list: 'ways', words: 'way' },
  parallel: { list: 'lanes', words: 'lane' },
  decision: { list: 'levels', words: 'approver' },
};

/** One more way, lane or level at the end of a step's list. */
export function planPart(program: unknown, step: Path, make: MakeStep): Plan {
  const kind = valueAt(program, [...step, 'step']);
  const list = partNames[String(kind)]?.list;
  if (list === undefined) return { refused: 'This step has no ways, lanes or levels.' };
  const given = valueAt(program, [...step, list]);
  const parts = Array.isArray(given) ? given : [];
  const value = newPart(list, parts, make, program);
  const at = [...step, list];
  return { changes: [{ do: 'insert', list: at, index: parts.length, value }], select: [...at, parts.length] };
}

function newPart(list: string, parts: readonly unknown[], make: MakeStep, program: unknown): unknown {
  if (list === 'levels') return newLevel(parts, program);
  const kind = valueAt(parts.at(-1), ['steps', 0, 'step']);
  const simple = kind === 'check' || kind === 'message' ? kind : 'task';
  const steps = [make(simple)];
  return list === 'lanes' ? { name: `Lane ${parts.length + 1}`, steps } : { when: fillers.never, steps };
}

/** As the level before it, by a role that is not asked yet, and without its condition. */
export function newLevel(levels: readonly unknown[], program: unknown): unknown {
  const { when: _, ...last } = (levels.at(-1) ?? {}) as Record<string, unknown>;
  const asked = levels.map((level) => valueAt(level, ['by']) ?? valueAt(level, ['role']));
  const roles = Object.entries((valueAt(program, ['roles']) ?? {}) as Record<string, unknown>);
  const [role, name] = roles.find(([id]) => !asked.includes(id)) ?? roles[0] ?? ['', ''];
  const who = 'role' in last ? { role } : { by: role };
  const waiting =
    'serviceLevel' in last || 'within' in last || 'until' in last ? {} : { serviceLevel: 'PT16H' };
  return { ...last, name: String(name || 'Another approver'), ...who, ...waiting };
}

/** An outcome of a task or a decision ends the case; the usual outcomes are written out for it. */
export function planEnds(program: unknown, step: Path, outcome: string, ends: string | undefined): Plan {
  const value = valueAt(program, step) as Step;
  const written = valueAt(value, ['outcomes']);
  const all = outcomesOf(value);
  const index = all.findIndex(({ id }) => id === outcome);
  if (index < 0) return { refused: 'This step has no such outcome.' };
  const changes: Change[] =
    written === undefined
      ? [
          {
            do: 'set',
            at: [...step, 'outcomes'],
            value: all.map((one, at) => (at === index ? { ...one, ends } : one)),
          },
        ]
      : [{ do: 'set', at: [...step, 'outcomes', index, 'ends'], value: ends }];
  return { changes, select: step };
}

/** The outcomes of a step as it is written, for arrows that can be drawn from them. */
export function outcomesAt(program: unknown, step: Path): readonly { id: string; label: string }[] {
  const value = valueAt(program, step);
  return typeof value === 'object' && value !== null && 'step' in value ? outcomesOf(value as Step) : [];
}
