import { newStep, type Surroundings } from '../domain/programs/editing/new-step.rules.ts';
import { isWrittenDeal, type WrittenProgram } from '../domain/programs/read-program.ts';
import type { StepKind } from '../domain/programs/steps/step.schema.ts';

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
export function surroundingsOf(written: unknown, read: WrittenProgram | undefined): Surroundings {
  const last = read && !isWrittenDeal(read) ? read : nothing;
  const now: Surroundings = { ...last, ...(typeof written === 'object' ? written : {}) };
  try {
    newStep('task', now);
    return now;
  } catch {
    return last;
  }
}

/** A new step of a kind, as it is written. */
export const stepFor = (surroundings: Surroundings) => (kind: StepKind) => newStep(kind, surroundings).value;
