import { vi } from 'vitest';
import type { CaseView } from '../../domain/cases/case.schema.ts';

/** How long a busy machine may take until a case has gone as far as its time has. */
const patience = { timeout: 45_000, interval: 50 };

/**
 * The id of the open task of a step. Time that was skipped, and a case that continues as new, can be ahead of the task: it
 * is waited for, unless the case is closed and opens none any more (`none`).
 */
export function openTask(
  view: () => Promise<Pick<CaseView, 'status' | 'tasks'>>,
  step: string,
): Promise<string> {
  return vi.waitFor(async () => {
    const { status, tasks } = await view();
    const task = tasks.find((one) => one.status === 'open' && one.step === step);
    if (!task && status === 'open') throw new Error(`The step ${step} has no open task`);
    return task?.id ?? 'none';
  }, patience);
}
