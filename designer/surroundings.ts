import { type NewStep, newStep, type Surroundings } from '../domain/programs/editing/new-step.rules.ts';
import { isWrittenDeal, type WrittenProgram } from '../domain/programs/read-program.ts';
import { type InstalledNames, shippedRegistry } from '../domain/programs/registry.ts';
import type { StepKind } from '../domain/programs/steps/step.schema.ts';

/** The program that a new part is made for, and what its installation has. */
export type Around = Surroundings & { readonly installed?: InstalledNames | undefined };

const nothing: Surroundings = {
  starts: { by: 'vendor', form: '', caseTitle: '' },
  roles: {},
  forms: {},
  stages: [],
  outcomes: {},
};

/**
 * What new parts are made for: the program as it is written now, so that no name is given twice; or, while its text has
 * another shape than a program, the one that was read last.
 */
export function surroundingsOf(
  written: unknown,
  read: WrittenProgram | undefined,
  installed?: InstalledNames,
): Around {
  const last = { ...(read && !isWrittenDeal(read) ? read : nothing), installed };
  const now: Around = { ...last, ...(typeof written === 'object' ? written : {}), installed };
  try {
    newStep('task', now);
    return now;
  } catch {
    return last;
  }
}

/** A new step of a kind, with a name of its own. */
export const newStepIn = (around: Around, kind: StepKind): NewStep =>
  newStep(kind, around, { ...shippedRegistry, ...around.installed });

/** The same, as it is written. */
export const stepFor = (around: Around) => (kind: StepKind) => newStepIn(around, kind).value;
