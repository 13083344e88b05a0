import type { EndStep } from '../../../domain/programs/steps/end.step.ts';
import { end, type Run } from '../../process/run.ts';

/** Ends the case. */
export async function endBlock(run: Run, step: EndStep): Promise<void> {
  end(run, step.outcome, step.told ? { told: true } : {});
}
