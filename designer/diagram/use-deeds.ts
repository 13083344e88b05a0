import { useCallback, useMemo, useState } from 'react';
import type { Path } from '../../domain/programs/reading/problems.ts';
import type { StepKind } from '../../domain/programs/steps/step.schema.ts';
import type { Actions, DesignerState } from '../model.ts';
import { stepFor, surroundingsOf } from '../surroundings.ts';
import { writtenIn } from '../written.ts';
import { type Drawn, planArrow } from './connect.rules.ts';
import { type Plan, planAdd, planMove, planRemove, planShift } from './moves.rules.ts';
import { planPart } from './parts.rules.ts';
import type { StepPlace } from './step-paths.rules.ts';

/** What the diagram says about the last thing that was done. */
export interface Said {
  readonly words: string;
  readonly undo?: true;
}

/** Everything that can be done to a step in the diagram. Each is one step of undo. */
export interface Deeds {
  readonly said: Said | undefined;
  say(words: string): void;
  add(step: Path | undefined, side: 0 | 1, kind: StepKind): void;
  addPart(step: Path): void;
  shift(step: Path, by: -1 | 1): void;
  move(step: Path, to: StepPlace): void;
  remove(step: Path, title: string): void;
  onlyIf(step: Path, condition: string): void;
  connect(drawn: Drawn): void;
  undo(): void;
}

/** Carries out what is done in the diagram, and keeps what is to be said of it. */
export function useDeeds(state: DesignerState, actions: Actions): Deeds {
  const [said, setSaid] = useState<Said>();
  const { source, reading, installed } = state;
  const carryOut = useCallback(
    (plan: Plan, words: string, undo?: true) => {
      if ('refused' in plan) return setSaid({ words: plan.refused });
      const refused = actions.change(plan.changes, plan.select);
      const all = [words, plan.said].filter(Boolean).join(' ');
      setSaid(refused === undefined ? { words: all, ...(undo ? { undo } : {}) } : { words: refused });
    },
    [actions],
  );
  return useMemo(() => {
    const program = () => writtenIn(source);
    const make = (kind: StepKind) => stepFor(surroundingsOf(program(), reading?.program, installed))(kind);
    return {
      said,
      say: (words) => setSaid({ words }),
      add: (step, side, kind) =>
        carryOut(
          step ? planAdd(step, side, make(kind)) : planLast(program(), make(kind)),
          'A step was added.',
        ),
      addPart: (step) => carryOut(planPart(program(), step, make), 'Added.'),
      shift: (step, by) =>
        carryOut(planShift(program(), step, by), by < 0 ? 'Moved earlier.' : 'Moved later.'),
      move: (step, to) => carryOut(planMove(program(), step, to), 'The step was moved.'),
      remove: (step, title) => carryOut(planRemove(program(), step), `“${title}” was deleted.`, true),
      onlyIf: (step, condition) =>
        carryOut(
          { changes: [{ do: 'set', at: [...step, 'when'], value: condition || undefined }], select: step },
          condition ? 'The condition was set.' : 'The condition was taken away.',
        ),
      connect: (drawn) => carryOut(planArrow(program(), drawn), 'The arrow was drawn.'),
      undo: () => {
        actions.undo();
        setSaid({ words: 'Undone.' });
      },
    };
  }, [said, source, reading, installed, actions, carryOut]);
}

/** Behind the last step of the last stage. */
function planLast(program: unknown, value: unknown): Plan {
  const stages = (program as { stages?: { steps?: unknown[] }[] } | undefined)?.stages ?? [];
  const steps = stages.at(-1)?.steps;
  if (!steps) return { refused: 'Give the program a stage first.' };
  return planAdd(['stages', stages.length - 1, 'steps', steps.length], 0, value);
}
